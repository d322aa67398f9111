import { type ItemRow, rowAttributes } from './item-row.ts';

const numbers: ReadonlySet<string> = new Set(['revision', 'expiresAt']);
const required: ReadonlySet<string> = new Set(['pk', 'sk', 'revision', 'body']);

/** Reads what a database returned; a record of another shape was not written by an item table: a fault. */
export const parseRow = (record: { readonly [name: string]: unknown }): ItemRow => {
  const row: { [name: string]: unknown } = {};
  for (const name of rowAttributes) {
    const value = record[name];
    if (value === undefined || value === null) {
      if (required.has(name)) throw new Error(`a stored item has no ${name}`);
      continue;
    }
    const wanted = numbers.has(name) ? 'number' : 'string';
    const found = typeof value;
    if (found !== wanted) throw new Error(`${name} of a stored item is a ${found}, not a ${wanted}`);
    row[name] = value;
  }
  return row as ItemRow; // every attribute was checked above
};
