import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { damaged } from '../../adapters/exchange/damaged-export.ts';
import {
  type ExportNote,
  exportedFilesName,
  exportNoteName,
  parseExportNote,
} from '../../adapters/exchange/export-note.ts';
import { openTableExport } from '../../adapters/exchange/read-table-export.ts';
import { rowsDigest } from '../../adapters/exchange/rows-digest.ts';
import type { ItemRow } from '../../adapters/item-table/item-row.ts';
import { copySealedFile, sealedFileNames, sealedFilePath } from '../../adapters/local/copy-sealed-files.ts';
import { restoreSqlite } from '../../adapters/local/sqlite-restore.ts';
import { masterKeyOf } from '../../adapters/local/sqlite-snapshot.ts';
import { asWrittenToday } from '../../adapters/stores/former-rows.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { DataPaths } from '../../runtime/data-paths.ts';

/** What came in. */
export interface ImportedData {
  readonly items: number;
  /** Of the rows as they are stored: that of the export, unless a former version wrote it. */
  readonly rowsDigest: string;
  /** Rows that only the key ring opens. */
  readonly sealed: number;
  readonly files: number;
  readonly masterKeyIds: readonly string[];
}

/**
 * Restores an export, ours or one of DynamoDB, into a data folder that has no data yet. Everything is held against
 * the counts and digests of the export. Refuses export-damaged, and request-invalid where there is data already.
 */
export async function importData(
  from: string,
  { folder, database, files }: DataPaths,
  materials = join(from, 'files'),
): Promise<ImportedData> {
  if (existsSync(database))
    throw new Refusal('request-invalid', `${folder} holds data already; right is a folder without any`);
  const note = await noteOf(from);
  const table = await openTableExport(from);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Files first: the database, by which a folder counts as one with data, comes when all else is there.
  const copied = await importFiles(from, materials, files, note);
  const [exported, stored] = [rowsDigest(), rowsDigest()];
  const masterKeyIds = new Set(copied.masterKeyIds);
  let sealed = 0;
  async function* rows(): AsyncGenerator<ItemRow> {
    for await (const exportedRow of table.rows()) {
      const row = asWrittenToday(exportedRow);
      exported.add(exportedRow);
      stored.add(row);
      const masterKeyId = masterKeyOf(row);
      if (masterKeyId !== undefined) {
        masterKeyIds.add(masterKeyId);
        sealed += 1;
      }
      yield row;
    }
    if (note !== undefined && note.rowsDigest !== exported.text)
      throw damaged(`the rows have the digest ${exported.text}; ${exportNoteName} says ${note.rowsDigest}`);
  }
  const items = await restoreSqlite(database, rows());
  return {
    items,
    rowsDigest: stored.text,
    sealed,
    files: copied.files,
    masterKeyIds: [...masterKeyIds].sort(),
  };
}

async function noteOf(from: string): Promise<ExportNote | undefined> {
  const path = join(from, exportNoteName);
  if (existsSync(path)) return parseExportNote(await readFile(path, 'utf8'));
  // Ours has a list of files before it has its note; DynamoDB's has neither.
  if (existsSync(join(from, exportedFilesName)))
    throw damaged(`${from} has no ${exportNoteName}: it was cut off before it was whole; export again`);
  return undefined;
}

interface ImportedFiles {
  readonly files: number;
  readonly masterKeyIds: ReadonlySet<string>;
}

/** Copies the files that the export lists, each held against its digest; without a list all that lie there. */
async function importFiles(
  from: string,
  materials: string,
  to: string,
  note: ExportNote | undefined,
): Promise<ImportedFiles> {
  const masterKeyIds = new Set<string>();
  let files = 0;
  const listed = note === undefined ? unlisted(materials) : listedFiles(join(from, exportedFilesName), note);
  for await (const { name, sha256 } of listed) {
    if (sha256 !== undefined && !existsSync(sealedFilePath(materials, name)))
      throw damaged(`file ${name} is missing`);
    const copied = await copySealedFile(materials, to, name);
    if (sha256 !== undefined && copied.sha256 !== sha256)
      throw damaged(`file ${name} is not as it was exported`);
    masterKeyIds.add(copied.masterKeyId);
    files += 1;
  }
  return { files, masterKeyIds };
}

interface ListedFile {
  readonly name: string;
  readonly sha256?: string;
}

async function* unlisted(materials: string): AsyncGenerator<ListedFile> {
  for await (const name of sealedFileNames(materials)) yield { name };
}

async function* listedFiles(list: string, note: ExportNote): AsyncGenerator<ListedFile> {
  const hash = createHash('sha256');
  let files = 0;
  for await (const line of createInterface({ input: createReadStream(list) })) {
    hash.update(`${line}\n`);
    files += 1;
    yield listedFile(line);
  }
  if (hash.digest('hex') !== note.filesDigest || files !== note.files)
    throw damaged(`${exportedFilesName} is not as it was written`);
}

const digest = /^[0-9a-f]{64}$/;

function listedFile(line: string): ListedFile {
  try {
    const { name, sha256 } = JSON.parse(line) as Record<string, unknown>; // looked at below
    // A name leads to a path: nothing but what files are named by.
    if (typeof name === 'string' && digest.test(name) && typeof sha256 === 'string') return { name, sha256 };
  } catch {
    // told below
  }
  throw damaged(`${exportedFilesName} is not as it was written`);
}
