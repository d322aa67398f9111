import { rotateFileKeyRing } from '../../adapters/local/file-key-ring.ts';
import { systemClock } from '../../adapters/local/system-clock.ts';
import { rewrapSealedRecords } from '../../adapters/stores/rewrap-sealed-records.ts';
import { dataPaths } from '../../runtime/data-paths.ts';
import { openData } from '../../runtime/open-data.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { type DataOptions, presentDataFolder } from './data-folder.ts';

interface RotateOptions extends DataOptions {
  /** Only wraps what older keys wrapped, without another new key. */
  readonly rewrapOnly?: boolean;
}

/** `huize keys rotate`: a new master key, by which every record's own key is wrapped again. */
export async function keysRotate(options: RotateOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = presentDataFolder(options, terminal);
  if (!options.rewrapOnly) rotateFileKeyRing(dataPaths(folder).keyRing);
  const data = await openData(folder, systemClock);
  try {
    const records = await rewrapSealedRecords(data.table, data.keyRing);
    const { currentMasterKeyId: masterKeyId } = data.keyRing;
    if (options.json) printJson({ masterKeyId, records }, terminal);
    else {
      terminal.print(`master key ${masterKeyId} is in use; ${records} records were wrapped again`);
      terminal.note(
        'A server that is running still knows the old key alone: restart it. Older keys stay in the file, for files of materials and backups.',
      );
    }
    return 0;
  } finally {
    data.close();
  }
}
