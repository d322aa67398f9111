import { createHash } from 'node:crypto';
import type { RowSource, SourceRow } from '../../core/ports/row-source.ts';
import { csvRows } from './csv-rows.ts';
import { decodedText } from './decoded-text.ts';
import { jsonlRows } from './jsonl-rows.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** Opens the bytes of a file from the first on, each time anew. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

/** A file of rows: .jsonl and .ndjson by their names, .xlsx by its first bytes, anything else is CSV. */
export function createRowSource(name: string, open: OpenBytes): RowSource {
  return {
    name,
    digest: async () => {
      const hash = createHash('sha256');
      for await (const part of open()) hash.update(part);
      return hash.digest('hex');
    },
    rows: () => rowsOf(name, open),
  };
}

async function* rowsOf(name: string, open: OpenBytes): AsyncGenerator<SourceRow> {
  if (await isZip(open)) yield* xlsxRows(open(), name);
  else if (/\.(jsonl|ndjson)$/i.test(name)) yield* jsonlRows(decodedText(open(), name), name);
  else yield* csvRows(decodedText(open(), name), name);
}

async function isZip(open: OpenBytes): Promise<boolean> {
  let head = Buffer.alloc(0);
  for await (const part of open()) {
    head = Buffer.concat([head, part]);
    if (head.length >= 4) break;
  }
  return head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
}
