import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataPaths } from '../../runtime/data-paths.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { type DataOptions, dataFolder } from './data-folder.ts';
import { importData } from './data-import-folder.ts';

interface ImportOptions extends DataOptions {
  readonly from: string;
  /** Where material files lie, if not in the export. */
  readonly files?: string;
}

/** `huize data import`: restores an export into a folder that has no data yet. */
export async function dataImport(options: ImportOptions, terminal: Terminal): Promise<ExitCode> {
  const paths = dataPaths(dataFolder(options, terminal));
  const files = options.files === undefined ? undefined : resolve(terminal.folder, options.files);
  const imported = await importData(resolve(terminal.folder, options.from), paths, files);
  if (options.json) printJson({ data: paths.folder, ...imported }, terminal);
  else {
    terminal.print(`${imported.items} items and ${imported.files} files are in ${paths.folder}`);
    terminal.print(`digest of the rows: ${imported.rowsDigest}`);
    if (!existsSync(paths.keyRing))
      terminal.note(
        `Put the key file with the master keys ${imported.masterKeyIds.join(', ')} at ${paths.keyRing} before the server starts.`,
      );
  }
  return 0;
}
