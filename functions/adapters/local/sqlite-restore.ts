import { renameSync, rmSync } from 'node:fs';
import { type ItemRow, itemOf, rowAttributes, rowOf } from '../item-table/item-row.ts';
import { asStorageFault } from './no-room-left.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { columns } from './sqlite-query.ts';

const rowsPerCommit = 5000;
const insert = `INSERT INTO item (${columns}) VALUES (${rowAttributes.map(() => '?').join(', ')})`;

/**
 * Fills a new file with rows at the revisions that they have and says how many. Each is checked as a store's write
 * would be; a key that comes twice is a fault. The file has its name once it is whole; until then nothing is there.
 */
export async function restoreSqlite(file: string, rows: AsyncIterable<ItemRow>): Promise<number> {
  const incoming = `${file}.incoming`;
  removeDatabase(incoming);
  const database = openSqliteFile(incoming);
  try {
    const statement = database.prepare(insert);
    let count = 0;
    database.exec('BEGIN');
    for await (const row of rows) {
      const checked = rowOf(itemOf(row));
      statement.run(...rowAttributes.map((name) => checked[name] ?? null));
      count += 1;
      if (count % rowsPerCommit === 0) database.exec('COMMIT; BEGIN');
    }
    database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    renameSync(incoming, file);
    return count;
  } catch (fault) {
    if (database.isOpen) database.close();
    removeDatabase(incoming);
    throw asStorageFault(fault);
  }
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}
