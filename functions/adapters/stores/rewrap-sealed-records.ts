import type { KeyRing } from '../../core/ports/key-ring.ts';
import { parseSealedJson } from '../identity/sealed-json.ts';
import { keyId } from '../item-table/item-key.ts';
import type { ItemKey, ItemTable } from '../item-table/item-table.ts';
import { sealedIndexes, sealedKeyPages, sealedShards } from './sealed-keys.ts';
import { isWritten } from './written.ts';

/** How rows are gone through. */
interface RewrapPace {
  /** The parts of the index to go through; all where absent. */
  readonly shards?: readonly string[];
  readonly keysAtOnce?: number;
  /** Asked before each page: throws where the rest is to be left for another time. */
  readonly requireTime?: () => void;
}

/**
 * Wraps the data keys of all sealed records (sealed under their `keyId`, found by `sealedIndexes`) by the current
 * master key and says how many. Records themselves are not encrypted again. It can run beside the server, be cut off
 * and be run again.
 */
export async function rewrapSealedRecords(
  table: ItemTable,
  keyRing: KeyRing,
  { shards = sealedShards, keysAtOnce = 200, requireTime = () => undefined }: RewrapPace = {},
): Promise<number> {
  let count = 0;
  for (const masterKeyId of keyRing.retiredMasterKeyIds)
    for await (const keys of sealedKeyPages(table, { masterKeyId, shards, limit: keysAtOnce })) {
      requireTime();
      count += await rewrapRows(table, keyRing, keys);
    }
  return count;
}

async function rewrapRows(table: ItemTable, keyRing: KeyRing, keys: readonly ItemKey[]): Promise<number> {
  let count = 0;
  for (let from = 0; from < keys.length; from += rowsAtOnce) {
    const some = keys.slice(from, from + rowsAtOnce);
    const done = await Promise.all(some.map((key) => rewrapRow(table, keyRing, key)));
    count += done.filter((isDone) => isDone).length;
  }
  return count;
}

/** Writes that come in one turn share a commit of a file, and wait together for a network. */
const rowsAtOnce = 25;

/** Whether the row was wrapped anew: it is read by its key, since an index may lag behind. */
async function rewrapRow(table: ItemTable, keyRing: KeyRing, key: ItemKey): Promise<boolean> {
  const item = await table.get(key);
  if (!item) return false;
  const id = keyId(item);
  const sealed = parseSealedJson(id, item.body);
  if (sealed.masterKeyId === keyRing.currentMasterKeyId) return false;
  const again = await keyRing.rewrap(sealed, id);
  const indexes = { ...item.indexes, ...sealedIndexes(item, again.masterKeyId) };
  const body = { ...sealed, ...again };
  // Whoever changed it meanwhile sealed it anew; if by an older key, the next run finds it.
  return isWritten(table.put({ ...item, revision: item.revision + 1, indexes, body }, item.revision));
}
