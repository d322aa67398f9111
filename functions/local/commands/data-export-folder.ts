import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExportNote, exportedFilesName, exportNoteName } from '../../adapters/exchange/export-note.ts';
import { rowsDigest } from '../../adapters/exchange/rows-digest.ts';
import { writeTableExport } from '../../adapters/exchange/write-table-export.ts';
import type { ItemRow } from '../../adapters/item-table/item-row.ts';
import { copySealedFile, sealedFileNames } from '../../adapters/local/copy-sealed-files.ts';
import { masterKeyOf, sqliteSnapshot } from '../../adapters/local/sqlite-snapshot.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { DataPaths } from '../../runtime/data-paths.ts';

/**
 * Writes everything of a data folder but its keys into a new folder. Rows are those of one moment; files are copied
 * after them, so that each file that a row names is there (a file is kept before it is named).
 */
export async function exportData(
  { database, files }: DataPaths,
  to: string,
  at: string,
): Promise<ExportNote> {
  requireEmpty(to);
  const digest = rowsDigest();
  const masterKeyIds = new Set<string>();
  function* rows(): Generator<ItemRow> {
    for (const row of sqliteSnapshot(database)) {
      digest.add(row);
      const masterKeyId = masterKeyOf(row);
      if (masterKeyId !== undefined) masterKeyIds.add(masterKeyId);
      yield row;
    }
  }
  const items = await writeTableExport(to, rows(), at);
  const copied = await copyFiles(files, to, masterKeyIds);
  const note: ExportNote = {
    format: 'huize-export-1',
    at,
    items,
    rowsDigest: digest.text,
    ...copied,
    masterKeyIds: [...masterKeyIds].sort(),
  };
  await writeFile(join(to, exportNoteName), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  return note;
}

async function copyFiles(
  from: string,
  to: string,
  masterKeyIds: Set<string>,
): Promise<Pick<ExportNote, 'files' | 'filesDigest'>> {
  const hash = createHash('sha256');
  const list = await open(join(to, exportedFilesName), 'wx', 0o600);
  let files = 0;
  try {
    for await (const name of sealedFileNames(from)) {
      const { masterKeyId, ...copied } = await copySealedFile(from, join(to, 'files'), name);
      const line = `${JSON.stringify(copied)}\n`;
      await list.write(line);
      hash.update(line);
      masterKeyIds.add(masterKeyId);
      files += 1;
    }
  } finally {
    await list.close();
  }
  return { files, filesDigest: hash.digest('hex') };
}

function requireEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Refusal('request-invalid', `${folder} is not empty; right is a new folder for each export`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}
