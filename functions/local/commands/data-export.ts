import { resolve } from 'node:path';
import { systemClock } from '../../adapters/local/system-clock.ts';
import { dataPaths } from '../../runtime/data-paths.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { exportData } from './data-export-folder.ts';
import { type DataOptions, presentDataFolder } from './data-folder.ts';

interface ExportOptions extends DataOptions {
  readonly to: string;
}

/** `huize data export`: all rows and files as of now into a new folder, without keys; beside the running server, too. */
export async function dataExport(options: ExportOptions, terminal: Terminal): Promise<ExitCode> {
  const paths = dataPaths(presentDataFolder(options, terminal));
  const to = resolve(terminal.folder, options.to);
  const note = await exportData(paths, to, systemClock.now());
  if (options.json) printJson({ to, ...note }, terminal);
  else {
    terminal.print(`${note.items} items and ${note.files} files as of ${note.at} are in ${to}`);
    terminal.print(`digest of the rows: ${note.rowsDigest}`);
    terminal.note(
      `It opens by the master keys ${note.masterKeyIds.join(', ')}, which are not in it: keep ${paths.keyRing} apart.`,
    );
  }
  return 0;
}
