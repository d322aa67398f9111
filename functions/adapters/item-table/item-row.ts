import { requireKey } from './item-key.ts';
import { itemLimits, numberBytes, utf8Bytes } from './item-limits.ts';
import { allIndexNames, type IndexName, type Item, type ItemKey, type KeyIndexName } from './item-table.ts';
import { ItemTableError } from './item-table-error.ts';

/** Whether it holds whole items or keys alone. */
export type AnyIndexName = IndexName | KeyIndexName;
type IndexAttribute = `${AnyIndexName}pk` | `${AnyIndexName}sk`;

/** An item as it is stored, one flat record: SQLite's columns and DynamoDB's attributes bear these names. */
export type ItemRow = KeyRow & { readonly revision: number; readonly body: string };

/** What an index that holds keys alone gives of an item. */
export type KeyRow = ItemKey & { readonly [Name in IndexAttribute]?: string } & {
  readonly expiresAt?: number;
};

// Written out: names that are put together anew are looked up much slower, four times for every row that is read.
const attributes = {
  gsi1: { pk: 'gsi1pk', sk: 'gsi1sk' },
  gsi2: { pk: 'gsi2pk', sk: 'gsi2sk' },
  gsi3: { pk: 'gsi3pk', sk: 'gsi3sk' },
  gsi4: { pk: 'gsi4pk', sk: 'gsi4sk' },
} as const satisfies {
  readonly [Name in AnyIndexName]: { readonly pk: IndexAttribute; readonly sk: IndexAttribute };
};

export const partitionAttribute = (index: AnyIndexName): `${AnyIndexName}pk` => attributes[index].pk;
export const sortAttribute = (index: AnyIndexName): `${AnyIndexName}sk` => attributes[index].sk;

const indexColumns = allIndexNames.flatMap((index) => [partitionAttribute(index), sortAttribute(index)]);
export const rowAttributes = ['pk', 'sk', ...indexColumns, 'revision', 'expiresAt', 'body'] as const;

/** Counts as DynamoDB does: names and values in UTF-8, numbers at their largest. */
export const rowBytes = (row: ItemRow): number => {
  let bytes = 0;
  for (const name of rowAttributes) {
    const value = row[name];
    if (value === undefined) continue;
    bytes += name.length + (typeof value === 'string' ? utf8Bytes(value) : numberBytes); // names are ASCII
  }
  return bytes;
};

// Beyond the year 5138, so that milliseconds by mistake are refused instead of kept for ever.
const latestExpiry = 100_000_000_000;

const requireNumbers = ({ pk, sk, revision, expiresAt }: Item): void => {
  const refuse = (message: string): never => {
    throw new ItemTableError('item-invalid', message, [{ pk, sk }]);
  };
  if (!Number.isSafeInteger(revision) || revision < 1) {
    refuse(`revision is ${revision}; it is a whole number from 1 on`);
  }
  if (expiresAt === undefined) return;
  if (!Number.isSafeInteger(expiresAt) || expiresAt < 1 || expiresAt > latestExpiry) {
    refuse(`expiresAt is ${expiresAt}; it is in whole seconds since 1970`);
  }
};

const indexKeys = (item: Item): { [Name in IndexAttribute]?: string } => {
  const keys: { [Name in IndexAttribute]?: string } = {};
  for (const index of allIndexNames) {
    const key = item.indexes?.[index];
    if (key === undefined) continue;
    requireKey(key, index);
    keys[partitionAttribute(index)] = key.pk;
    keys[sortAttribute(index)] = key.sk;
  }
  return keys;
};

/** Checks an item against every limit and flattens it. */
export const rowOf = (item: Item): ItemRow => {
  requireKey(item);
  requireNumbers(item);
  const { pk, sk, revision, expiresAt } = item;
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  const row = { pk, sk, ...indexKeys(item), revision, ...expiry, body: JSON.stringify(item.body) };
  const bytes = rowBytes(row);
  if (bytes <= itemLimits.itemBytes) return row;
  const message = `the item has ${bytes} bytes; at most ${itemLimits.itemBytes} fit`;
  throw new ItemTableError('item-too-large', message, [{ pk, sk }]);
};

/** The key an item has in an index, if it has one. */
export const indexKeyOf = (row: KeyRow, index: AnyIndexName): ItemKey | undefined => {
  const pk = row[partitionAttribute(index)];
  const sk = row[sortAttribute(index)];
  return pk === undefined || sk === undefined ? undefined : { pk, sk };
};

export const itemOf = (row: ItemRow): Item => {
  let indexes: { [Name in AnyIndexName]?: ItemKey } | undefined;
  for (const index of allIndexNames) {
    const key = indexKeyOf(row, index);
    if (key === undefined) continue;
    indexes ??= {};
    indexes[index] = key;
  }
  return {
    pk: row.pk,
    sk: row.sk,
    ...(indexes === undefined ? {} : { indexes }),
    revision: row.revision,
    ...(row.expiresAt === undefined ? {} : { expiresAt: row.expiresAt }),
    body: JSON.parse(row.body),
  };
};

export const isLive = (row: KeyRow, now: number): boolean =>
  row.expiresAt === undefined || row.expiresAt > now;
