import { existsSync } from 'node:fs';
import { type ItemRow, partitionAttribute } from '../item-table/item-row.ts';
import { parseRow } from '../item-table/parse-row.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { columns } from './sqlite-query.ts';

/**
 * Every row of a file as of one moment, expired ones too, in the order of keys; servers go on reading and writing.
 * It is for backups alone: stores have no such way, as the item table has none. A read transaction keeps the moment,
 * so that no second copy of the file is needed; the write-ahead log grows until it ends.
 */
export function* sqliteSnapshot(file: string): Generator<ItemRow> {
  if (!existsSync(file)) throw new Error(`${file} does not exist; a snapshot is of a file that does`);
  const database = openSqliteFile(file);
  try {
    database.exec('BEGIN');
    for (const record of database.prepare(`SELECT ${columns} FROM item ORDER BY pk, sk`).iterate())
      yield parseRow(record);
  } finally {
    database.close();
  }
}

/** The master key under which a sealed row stands on gsi4, undefined for a row in the clear. */
export function masterKeyOf(row: ItemRow): string | undefined {
  const partition = row[partitionAttribute('gsi4')];
  if (partition === undefined || !partition.startsWith('sealed#')) return undefined;
  return partition.slice('sealed#'.length, partition.lastIndexOf('#'));
}
