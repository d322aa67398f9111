import { type AnyIndexName, partitionAttribute, sortAttribute } from '../item-table/item-row.ts';
import { allIndexNames, indexNames, keyIndexNames } from '../item-table/item-table.ts';

/** The layout of a file that is made today; SQLite keeps it as user_version. */
export const sqliteLayout = 2;

const indexColumns = allIndexNames.map(
  (name) => `${partitionAttribute(name)} TEXT, ${sortAttribute(name)} TEXT,`,
);

// Ending an index with the item's own key lets a page begin after any item, also among equal index keys. One that
// holds keys alone also says what has expired: then no item is read to answer it.
const createIndex = (name: AnyIndexName, ...more: readonly string[]): string => {
  const pk = partitionAttribute(name);
  const columns = [pk, sortAttribute(name), 'pk', 'sk', ...more].join(', ');
  return `CREATE INDEX item_${name} ON item (${columns}) WHERE ${pk} IS NOT NULL;`;
};

// TEXT compares as BINARY, that is by the bytes of UTF-8.
export const createSqliteLayout = `
  CREATE TABLE item (
    pk TEXT NOT NULL, sk TEXT NOT NULL, ${indexColumns.join(' ')}
    revision INTEGER NOT NULL, expiresAt INTEGER, body TEXT NOT NULL,
    PRIMARY KEY (pk, sk)
  ) STRICT;
  ${indexNames.map((name) => createIndex(name)).join('\n')}
  ${keyIndexNames.map((name) => createIndex(name, 'expiresAt')).join('\n')}
  CREATE INDEX item_expiry ON item (expiresAt) WHERE expiresAt IS NOT NULL;
  PRAGMA user_version = ${sqliteLayout};`;

/**
 * What brings a file from each former layout to the next; a layout that is not here is none that was ever written.
 * 1, until November 2026: sealed rows stood on gsi1 among lists, so that each was indexed whole; see former-rows.ts.
 */
export const sqliteMigrations: ReadonlyMap<number, string> = new Map([
  [
    1,
    `ALTER TABLE item ADD COLUMN gsi4pk TEXT;
     ALTER TABLE item ADD COLUMN gsi4sk TEXT;
     ${createIndex('gsi4', 'expiresAt')}
     PRAGMA user_version = 2;`,
  ],
]);

/** Sealed rows to where they stand today; at every opening, since an older server may still have run on the file. */
export const moveFormerRows = `
  UPDATE item SET gsi4pk = gsi1pk, gsi4sk = gsi1sk, gsi1pk = NULL, gsi1sk = NULL
    WHERE gsi1pk >= 'sealed#' AND gsi1pk < 'sealed$';`;
