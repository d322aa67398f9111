// An item table that counts what DynamoDB would: bytes stored, write and read units, requests.

import { keyId } from '../functions/adapters/item-table/item-key.ts';
import { numberBytes, utf8Bytes } from '../functions/adapters/item-table/item-limits.ts';
import {
  type AnyIndexName,
  type ItemRow,
  indexKeyOf,
  partitionAttribute,
  rowBytes,
  rowOf,
  sortAttribute,
} from '../functions/adapters/item-table/item-row.ts';
import {
  type Action,
  allIndexNames,
  type Item,
  type ItemTable,
  keyIndexNames,
} from '../functions/adapters/item-table/item-table.ts';
import { createMemoryTable } from '../functions/adapters/local/memory-table.ts';

/** What was asked of the table, in the units that DynamoDB bills and limits. */
export interface Metered {
  readonly requests: number;
  readonly writeUnits: number;
  readonly indexWriteUnits: number;
  readonly readUnits: number;
  /** Sealed rows written: each asks KMS for a data key. */
  readonly sealed: number;
  /** Sealed rows read: each asks KMS to unwrap one, where it is opened. */
  readonly opened: number;
  /** Times the review machine began to wait. */
  readonly waits: number;
}

const nothing: Metered = {
  requests: 0,
  writeUnits: 0,
  indexWriteUnits: 0,
  readUnits: 0,
  sealed: 0,
  opened: 0,
  waits: 0,
};

export interface MeteredTable extends ItemTable {
  /** Rows as they would lie in a deployed table. */
  stored(): readonly ItemRow[];
  /** What was asked since the last call. */
  taken(): Metered;
}

const writeUnit = 1024;
const readUnit = 4096;
const units = (bytes: number, unit: number) => Math.max(1, Math.ceil(bytes / unit));

/** An ARN of a key in China, and a data key of 32 bytes as KMS wraps it: 184 bytes, in base64url. */
const deployedKey = 'arn:aws-cn:kms:cn-northwest-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';
const deployedWrapped = 'A'.repeat(Math.ceil((184 * 4) / 3));

const isSealed = ({ body }: Item): boolean => typeof body.wrapped === 'string';

/** A local row with names and wrapped keys as long as those of KMS. */
function asDeployed(item: Item): Item {
  const { masterKeyId } = item.body;
  if (typeof masterKeyId !== 'string' || !isSealed(item)) return item;
  const body = { ...item.body, masterKeyId: deployedKey, wrapped: deployedWrapped };
  const { gsi4 } = item.indexes ?? {};
  if (gsi4 === undefined) return { ...item, body };
  return {
    ...item,
    body,
    indexes: { ...item.indexes, gsi4: { ...gsi4, pk: gsi4.pk.replace(masterKeyId, deployedKey) } },
  };
}

/** Over a table in memory, empty at first. Writes are transactions, as dynamodb-transact.ts sends them: two units a KB. */
export function meteredTable(): MeteredTable {
  const table = createMemoryTable(() => 0);
  const rows = new Map<string, ItemRow>();
  let count = { ...nothing };
  const read = (bytes: number, share = 1): void => {
    count.readUnits += units(bytes, readUnit) * share;
  };
  const bytesOf = (item: Item | undefined): number => {
    const row = item && rows.get(keyId(item));
    if (item !== undefined && isSealed(item)) count.opened += 1;
    return row === undefined ? 0 : rowBytes(row);
  };

  const write = (one: Action): void => {
    const key = one.action === 'put' ? one.item : one.key;
    const id = keyId({ pk: key.pk, sk: key.sk });
    const old = rows.get(id);
    const row = one.action === 'put' ? rowOf(asDeployed(one.item)) : undefined;
    const bytes = Math.max(old === undefined ? 0 : rowBytes(old), row === undefined ? 0 : rowBytes(row));
    if (one.action === 'put' && isSealed(one.item)) count.sealed += 1;
    if (one.action === 'put' && one.item.sk === 'waiting-task') count.waits += 1;
    count.writeUnits += 2 * units(bytes, writeUnit);
    if (one.action === 'check') return;
    count.indexWriteUnits += indexUnits(old, row);
    if (row === undefined) rows.delete(id);
    else rows.set(id, row);
  };
  const transact: ItemTable['transact'] = async (actions) => {
    count.requests += 1;
    await table.transact(actions);
    actions.forEach(write);
  };

  return {
    get: async (key) => {
      const item = await table.get(key);
      count.requests += 1;
      read(bytesOf(item));
      return item;
    },
    getBatch: async (keys) => {
      const items = await table.getBatch(keys);
      count.requests += Math.ceil(keys.length / 100);
      for (const item of items) read(bytesOf(item));
      return items;
    },
    query: async (query) => {
      const page = await table.query(query);
      count.requests += 1;
      // A query of the table is strongly consistent, one of an index eventually, for half.
      read(
        page.items.reduce((sum, item) => sum + bytesOf(item), 0),
        query.index === undefined ? 1 : 0.5,
      );
      return page;
    },
    queryKeys: async (query) => {
      const page = await table.queryKeys(query);
      count.requests += 1;
      const rowsOfPage = page.keys.map((key) => rows.get(keyId(key)));
      const bytes = rowsOfPage.map((row) => (row === undefined ? 0 : indexedBytes(row, query.index)));
      read(
        bytes.reduce((sum, one) => sum + one, 0),
        0.5,
      );
      return page;
    },
    put: (item, expected) => transact([{ action: 'put', item, expected }]),
    delete: (key, expected) => transact([{ action: 'delete', key, expected }]),
    transact,
    stored: () => [...rows.values()],
    taken: () => {
      const taken = count;
      count = { ...nothing };
      return taken;
    },
  };
}

/** What an index stores of a row that stands there: all of it, or keys and what tells that it has expired. */
export function indexedBytes(row: ItemRow, index: AnyIndexName): number {
  if (!keyIndexNames.some((name) => name === index)) return rowBytes(row);
  const [pk, sk] = [partitionAttribute(index), sortAttribute(index)];
  const parts = [...Object.entries({ pk: row.pk, sk: row.sk }), [pk, row[pk] ?? ''], [sk, row[sk] ?? '']];
  const keys = parts.reduce((sum, [name = '', value = '']) => sum + utf8Bytes(name) + utf8Bytes(value), 0);
  return keys + (row.expiresAt === undefined ? 0 : utf8Bytes('expiresAt') + numberBytes);
}

/** An entry that stays is written once, unless nothing of it changes; one whose key changes is removed and put. */
function indexUnits(old: ItemRow | undefined, row: ItemRow | undefined): number {
  let sum = 0;
  for (const index of allIndexNames) {
    const before = old && indexKeyOf(old, index);
    const after = row && indexKeyOf(row, index);
    const holdsKeys = keyIndexNames.some((name) => name === index);
    const size = (one: ItemRow | undefined) =>
      one === undefined ? 0 : units(indexedBytes(one, index), writeUnit);
    if (before !== undefined && after !== undefined && keyId(before) === keyId(after))
      sum += holdsKeys && old?.expiresAt === row?.expiresAt ? 0 : Math.max(size(old), size(row));
    else sum += (before === undefined ? 0 : size(old)) + (after === undefined ? 0 : size(row));
  }
  return sum;
}
