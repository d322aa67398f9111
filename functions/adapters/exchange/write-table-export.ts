import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ItemRow } from '../item-table/item-row.ts';
import { exportLine } from './table-export-lines.ts';
import { type ExportedFile, manifestNames } from './table-export-manifest.ts';

const rowsPerFile = 100_000;

/**
 * Writes rows as DynamoDB exports a table to S3, so that the same reader takes both, and DynamoDB can import ours.
 * Streamed: the rows of a file are never held together. Says how many there were.
 */
export async function writeTableExport(
  folder: string,
  rows: Iterable<ItemRow>,
  at: string,
  mostRows = rowsPerFile,
): Promise<number> {
  await mkdir(join(folder, 'data'), { recursive: true, mode: 0o700 });
  const files: ExportedFile[] = [];
  const source = rows[Symbol.iterator]();
  try {
    for (let next = source.next(); next.done !== true; next = source.next()) {
      const name = `${String(files.length + 1).padStart(5, '0')}.json.gz`;
      files.push(await writeFileOf(join(folder, 'data', name), name, next.value, source, mostRows));
    }
  } finally {
    source.return?.();
  }
  const itemCount = files.reduce((sum, file) => sum + file.itemCount, 0);
  const list = files.map((file) => `${JSON.stringify(file)}\n`).join('');
  await writeFile(join(folder, manifestNames.files), list, { mode: 0o600 });
  const summary = {
    version: '2020-06-30',
    exportTime: at,
    itemCount,
    outputFormat: 'DYNAMODB_JSON',
    exportType: 'FULL_EXPORT',
  };
  await writeFile(join(folder, manifestNames.summary), `${JSON.stringify(summary)}\n`, { mode: 0o600 });
  return itemCount;
}

async function writeFileOf(
  path: string,
  name: string,
  first: ItemRow,
  rest: Iterator<ItemRow>,
  mostRows: number,
): Promise<ExportedFile> {
  let itemCount = 0;
  function* lines(): Generator<string> {
    itemCount = 1;
    yield `${exportLine(first)}\n`;
    while (itemCount < mostRows) {
      const next = rest.next();
      if (next.done === true) return;
      itemCount += 1;
      yield `${exportLine(next.value)}\n`;
    }
  }
  const md5 = createHash('md5'); // what the format has; the digest that counts is that of the rows
  const hashing = new Transform({
    transform: (part: Buffer, _encoding, done) => {
      md5.update(part);
      done(null, part);
    },
  });
  await pipeline(Readable.from(lines()), createGzip(), hashing, createWriteStream(path, { mode: 0o600 }));
  return { itemCount, md5Checksum: md5.digest('base64'), dataFileS3Key: `data/${name}` };
}
