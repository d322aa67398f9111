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

// FULL waits for the disk at every commit: what was acknowledged survives a power cut.
const makeDurable = (database: DatabaseSync, file: string): void => {
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode;
  if (mode !== 'wal')
    throw new Error(`${file} has journal mode ${mode}; a file on a local disk can have wal`);
  database.exec('PRAGMA synchronous = FULL');
  // Keys are random, so a register of a county touches pages all over the file: an import is an eighth faster so.
  database.exec('PRAGMA cache_size = -65536');
  database.exec('PRAGMA wal_autocheckpoint = 8000');
};

/** Opens or makes the file, which only its owner may read; waits up to 5 s for other processes that write. */
export const openSqliteFile = (file: string): DatabaseSync => {
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    makeDurable(database, file);
    prepareLayout(database, file);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
};
