import { type ItemRow, type KeyRow, rowAttributes } from './item-row.ts';

type StoredRecord = { readonly [name: string]: unknown };

const numbers: ReadonlySet<string> = new Set(['revision', 'expiresAt']);

/** Reads what a database returned; a record of another shape was not written by an item table: a fault. */
export const parseRow = (record: StoredRecord): ItemRow =>
  parse(record, ['pk', 'sk', 'revision', 'body']) as ItemRow; // every attribute was checked

/** As parseRow, what an index that holds keys alone returned. */
export const parseKeyRow = (record: StoredRecord): KeyRow => parse(record, ['pk', 'sk']) as KeyRow; // as above

function parse(record: StoredRecord, required: readonly string[]): StoredRecord {
  const row: { [name: string]: unknown } = {};
  for (const name of rowAttributes) {
    const value = record[name];
    if (value === undefined || value === null) {
      if (required.includes(name)) throw new Error(`a stored item has no ${name}`);
      continue;
    }
    const wanted = numbers.has(name) ? 'number' : 'string';
    const found = typeof value;
    if (found !== wanted) throw new Error(`${name} of a stored item is a ${found}, not a ${wanted}`);
    row[name] = value;
  }
  return row;
}
