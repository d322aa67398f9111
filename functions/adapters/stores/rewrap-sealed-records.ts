import type { KeyRing } from '../../core/ports/key-ring.ts';
import { parseSealedJson } from '../identity/sealed-json.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';
import { sealedIndexes, sealedPartition, sealedShards } from './identity-keys.ts';

const RECORDS_AT_ONCE = 200;

/**
 * Wraps the data keys of all sealed records (sealed under their `keyId`, found by `sealedIndexes`) by the current
 * master key and says how many. Records themselves are not encrypted again. It can run beside the server, be cut off
 * and be run again.
 */
export async function rewrapSealedRecords(
  table: ItemTable,
  keyRing: KeyRing,
  recordsAtOnce = RECORDS_AT_ONCE,
): Promise<number> {
  let count = 0;
  for (const masterKeyId of keyRing.retiredMasterKeyIds)
    for (const shard of sealedShards)
      count += await rewrapPartition(table, keyRing, sealedPartition(masterKeyId, shard), recordsAtOnce);
  return count;
}

async function rewrapPartition(
  table: ItemTable,
  keyRing: KeyRing,
  pk: string,
  limit: number,
): Promise<number> {
  let count = 0;
  for (let page = await table.query({ index: 'gsi1', pk, limit }); ; ) {
    for (const item of page.items) count += await rewrapItem(table, keyRing, item);
    if (!page.next) return count;
    page = await table.query({ index: 'gsi1', pk, limit, after: page.next });
  }
}

async function rewrapItem(table: ItemTable, keyRing: KeyRing, { pk, sk }: Item): Promise<number> {
  const item = await table.get({ pk, sk }); // an index may lag behind
  if (!item) return 0;
  const id = keyId(item);
  const sealed = parseSealedJson(id, item.body);
  if (sealed.masterKeyId === keyRing.currentMasterKeyId) return 0;
  const again = await keyRing.rewrap(sealed, id);
  const indexes = { ...item.indexes, ...sealedIndexes(item, again.masterKeyId) };
  const body = { ...sealed, ...again };
  try {
    await table.put({ ...item, revision: item.revision + 1, indexes, body }, item.revision);
    return 1;
  } catch (error) {
    // Whoever changed it meanwhile sealed it anew; if by an older key, the next run finds it.
    if (error instanceof ItemTableError && error.name === 'revision-conflict') return 0;
    throw error;
  }
}
