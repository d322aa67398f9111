import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ItemRow } from '../item-table/item-row.ts';
import { damaged } from './damaged-export.ts';
import { rowOfLine } from './table-export-lines.ts';
import {
  type ExportedFile,
  manifestNames,
  parseExportedFiles,
  parseSummary,
} from './table-export-manifest.ts';
import { textLines } from './text-lines.ts';

/** An export as it lies in a folder. */
export interface TableExport {
  readonly itemCount: number;
  /** Every row; a file that is damaged, missing or short of rows is a fault where it ends, at the latest. */
  rows(): AsyncGenerator<ItemRow>;
}

/** Opens an export of ours, or a copy of what DynamoDB exported, from its own folder or the one it was copied to. */
export async function openTableExport(folder: string): Promise<TableExport> {
  const root = rootOf(folder);
  const { itemCount } = parseSummary(await readFile(join(root, manifestNames.summary), 'utf8'));
  const files = parseExportedFiles(await readFile(join(root, manifestNames.files), 'utf8'));
  const listed = files.reduce((sum, file) => sum + file.itemCount, 0);
  if (listed !== itemCount)
    throw damaged(`${root} lists ${listed} items and its summary says ${itemCount}; a manifest is damaged`);
  return {
    itemCount,
    rows: async function* () {
      for (const file of files) yield* rowsOf(root, file);
    },
  };
}

async function* rowsOf(root: string, { dataFileS3Key, itemCount, md5Checksum }: ExportedFile) {
  const name = `data/${basename(dataFileS3Key)}`;
  const md5 = createHash('md5');
  const hashing = new Transform({
    transform: (part: Buffer, _encoding, done) => {
      md5.update(part);
      done(null, part);
    },
  });
  const plain = createGunzip().setEncoding('utf8');
  const reading = pipeline(createReadStream(join(root, name)), hashing, plain);
  reading.catch(() => undefined); // told below, or by the lines
  let count = 0;
  for await (const { line, content } of textLines(legible(plain, name), name)) {
    count += 1;
    yield rowOfLine(content, `${name}, line ${line},`);
  }
  await reading;
  if (md5.digest('base64') !== md5Checksum) throw damaged(`${name} is not as it was written: another MD5`);
  if (count !== itemCount) throw damaged(`${name} holds ${count} items; its manifest says ${itemCount}`);
}

/** What the file or its compression has to say is said of the export. */
async function* legible(text: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  try {
    yield* text;
  } catch (error) {
    throw damaged(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function rootOf(folder: string): string {
  if (existsSync(join(folder, manifestNames.summary))) return folder;
  const exports = join(folder, 'AWSDynamoDB');
  const found = existsSync(exports)
    ? readdirSync(exports).filter((name) => existsSync(join(exports, name, manifestNames.summary)))
    : [];
  if (found.length === 1 && found[0] !== undefined) return join(exports, found[0]);
  const what = found.length === 0 ? 'no export of a table' : `the exports ${found.join(', ')}`;
  throw damaged(`${folder} holds ${what}; right is a folder with one ${manifestNames.summary}`);
}
