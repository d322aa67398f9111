import { createHash } from 'node:crypto';
import { keyId } from '../item-table/item-key.ts';
import type { Item, ItemKey, ItemTable } from '../item-table/item-table.ts';

/** On gsi4 the sealed records of a master key, so that they can be wrapped again; spread over 16 partitions. */
export const sealedShards = Array.from('0123456789abcdef');
const sealedPartition = (masterKeyId: string, shard: string): string => `sealed#${masterKeyId}#${shard}`;
export const sealedIndexes = (key: ItemKey, masterKeyId: string): NonNullable<Item['indexes']> => ({
  gsi4: { pk: sealedPartition(masterKeyId, shardOf(keyId(key))), sk: keyId(key) },
});

/** Which of the rows that a master key sealed. */
export interface SealedRows {
  readonly masterKeyId: string;
  /** All parts where absent. */
  readonly shards?: readonly string[];
  /** Beginning of the rows' own partition keys, such as `case#`. */
  readonly prefix?: string;
  /** Keys in a page; 500 where absent. */
  readonly limit?: number;
}

/** Their keys, page by page. Rows that meanwhile leave the master key do not disturb the order. */
export async function* sealedKeyPages(
  table: Pick<ItemTable, 'queryKeys'>,
  { masterKeyId, shards = sealedShards, prefix = '', limit = 500 }: SealedRows,
): AsyncGenerator<readonly ItemKey[]> {
  for (const shard of shards) {
    const pk = sealedPartition(masterKeyId, shard);
    const query = { index: 'gsi4', pk, sk: { prefix: beginningOf(prefix) }, limit } as const;
    for (let page = await table.queryKeys(query); ; ) {
      yield page.keys;
      if (page.next === undefined) break;
      page = await table.queryKeys({ ...query, after: page.next });
    }
  }
}

/** How the sort keys there begin: they are texts of JSON. */
const beginningOf = (prefix: string): string => {
  const text = keyId({ pk: `${prefix}-`, sk: '-' });
  return text.slice(0, text.indexOf(`${prefix}-`) + prefix.length);
};

// By hash, so that it is even whatever the keys look like.
const shardOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 1);
