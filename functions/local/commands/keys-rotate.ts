import { rotateFileKeyRing } from '../../adapters/local/file-key-ring.ts';
import { rewrapFolderFiles } from '../../adapters/local/rewrap-folder-files.ts';
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

/** `huize keys rotate`: a new master key, by which the own key of every record and file is wrapped again. */
export async function keysRotate(options: RotateOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = presentDataFolder(options, terminal);
  const paths = dataPaths(folder);
  if (!options.rewrapOnly) rotateFileKeyRing(paths.keyRing);
  const data = await openData(folder, systemClock);
  try {
    const { table, keyRing } = data;
    const records = await untilNoneIsLeft(() => rewrapSealedRecords(table, keyRing));
    const files = await untilNoneIsLeft(() => rewrapFolderFiles(paths.files, keyRing));
    const { currentMasterKeyId: masterKeyId } = keyRing;
    if (options.json) printJson({ masterKeyId, records, files }, terminal);
    else {
      terminal.print(
        `master key ${masterKeyId} is in use; ${records} records and ${files} files were wrapped again`,
      );
      terminal.note('A running server has taken it up. Older keys stay in the key file, for backups.');
    }
    return 0;
  } finally {
    data.close();
  }
}

/** A server beside us may have sealed something by the old key just before it took up the new one. */
async function untilNoneIsLeft(rewrap: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let found = 1; found > 0; total += found) found = await rewrap();
  return total;
}
