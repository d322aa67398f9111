import { DatabaseSync } from 'node:sqlite';
import type { ItemRow } from '../../functions/adapters/item-table/item-row.ts';

/** A row as versions before November 2026 wrote it: sealed ones stood on gsi1. */
export function asFormerlyWritten(row: ItemRow): ItemRow {
  const { gsi4pk, gsi4sk, ...rest } = row;
  return gsi4pk === undefined || gsi4sk === undefined ? row : { ...rest, gsi1pk: gsi4pk, gsi1sk: gsi4sk };
}

/** Columns and indexes of layout 1, as that version made them. */
const columnsOfLayout1 = 'pk,sk,gsi1pk,gsi1sk,gsi2pk,gsi2sk,gsi3pk,gsi3sk,revision,expiresAt,body';
const indexesOfLayout1 = 'item_expiry,item_gsi1,item_gsi2,item_gsi3';

/** Makes of a closed file what a version before November 2026 would have left. */
export function bringToLayout1(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(`
    DROP INDEX item_gsi4;
    UPDATE item SET gsi1pk = gsi4pk, gsi1sk = gsi4sk WHERE gsi4pk IS NOT NULL;
    ALTER TABLE item DROP COLUMN gsi4pk;
    ALTER TABLE item DROP COLUMN gsi4sk;
    PRAGMA user_version = 1;`);
  const names = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map(({ name }) => name)
      .join();
  const columns = names("SELECT name FROM pragma_table_info('item')");
  const indexes = names(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
  );
  database.close();
  if (columns !== columnsOfLayout1 || indexes !== indexesOfLayout1)
    throw new Error(`${file} has ${columns} and ${indexes}, which is not layout 1`);
}
