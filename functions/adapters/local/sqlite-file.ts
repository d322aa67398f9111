import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { partitionAttribute, sortAttribute } from '../item-table/item-row.ts';
import { indexNames } from '../item-table/item-table.ts';

const layout = 1;

const indexColumns = indexNames.map(
  (name) => `${partitionAttribute(name)} TEXT, ${sortAttribute(name)} TEXT,`,
);

// Ending an index with the item's own key lets a page begin after any item, also among equal index keys.
const createIndexes = indexNames.map((name) => {
  const pk = partitionAttribute(name);
  return `CREATE INDEX item_${name} ON item (${pk}, ${sortAttribute(name)}, pk, sk) WHERE ${pk} IS NOT NULL;`;
});

// TEXT compares as BINARY, that is by the bytes of UTF-8.
const createTable = `
  CREATE TABLE item (
    pk TEXT NOT NULL, sk TEXT NOT NULL, ${indexColumns.join(' ')}
    revision INTEGER NOT NULL, expiresAt INTEGER, body TEXT NOT NULL,
    PRIMARY KEY (pk, sk)
  ) STRICT;
  ${createIndexes.join('\n')}
  CREATE INDEX item_expiry ON item (expiresAt) WHERE expiresAt IS NOT NULL;
  PRAGMA user_version = ${layout};`;

const numberOf = (database: DatabaseSync, pragma: string): unknown =>
  database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];

const prepareLayout = (database: DatabaseSync, file: string): void => {
  database.exec('BEGIN IMMEDIATE');
  const found = numberOf(database, 'user_version');
  if (found === 0) database.exec(createTable);
  database.exec('COMMIT');
  if (found !== 0 && found !== layout) {
    throw new Error(`${file} has table layout ${found}; this program reads and writes layout ${layout}`);
  }
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
