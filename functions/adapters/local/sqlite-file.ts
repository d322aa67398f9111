import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { createSqliteLayout, moveFormerRows, sqliteLayout, sqliteMigrations } from './sqlite-layouts.ts';

const numberOf = (database: DatabaseSync, pragma: string): unknown =>
  database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];

const layoutOf = (database: DatabaseSync): number => Number(numberOf(database, 'user_version'));

/** Makes the layout of a new file and brings an older one up to date, all of it or nothing. */
const prepareLayout = (database: DatabaseSync, file: string): void => {
  database.exec('BEGIN IMMEDIATE');
  if (layoutOf(database) === 0) database.exec(createSqliteLayout);
  for (let next = sqliteMigrations.get(layoutOf(database)); next !== undefined; ) {
    database.exec(next);
    next = sqliteMigrations.get(layoutOf(database));
  }
  const found = layoutOf(database);
  if (found === sqliteLayout) database.exec(moveFormerRows);
  database.exec('COMMIT');
  if (found !== sqliteLayout)
    throw new Error(
      `${file} has table layout ${found}; this program reads and writes layout ${sqliteLayout} and takes over older ones`,
    );
};

/**
 * What an acknowledged write survives: a power cut ('on-disk'), or the end of the process alone ('in-system'), for
 * data that can be made again and that nobody wants to wait for.
 */
export type SqliteSafety = 'on-disk' | 'in-system';

const synchronous: Readonly<Record<SqliteSafety, string>> = { 'on-disk': 'FULL', 'in-system': 'NORMAL' };

const makeDurable = (database: DatabaseSync, file: string, safety: SqliteSafety): void => {
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode;
  if (mode !== 'wal')
    throw new Error(`${file} has journal mode ${mode}; a file on a local disk can have wal`);
  // FULL waits for the disk at every commit; NORMAL does when the log goes into the file, so that it stays whole.
  database.exec(`PRAGMA synchronous = ${synchronous[safety]}`);
  // Keys are random, so a register of a county touches pages all over the file: an import is an eighth faster so.
  database.exec('PRAGMA cache_size = -65536');
  database.exec('PRAGMA wal_autocheckpoint = 8000');
};

/** How long a statement waits for other threads and processes. */
export const msOfWaiting = 5000;

/** Opens or makes the file, which only its owner may read; waits for other processes that write. */
export const openSqliteFile = (file: string, safety: SqliteSafety = 'on-disk'): DatabaseSync => {
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: msOfWaiting });
  try {
    makeDurable(database, file, safety);
    prepareLayout(database, file);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
};
