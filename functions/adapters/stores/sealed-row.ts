import type { KeyRing } from '../../core/ports/key-ring.ts';
import { openSealedJson, parseSealedJson, sealJson } from '../identity/sealed-json.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Item, ItemKey } from '../item-table/item-table.ts';
import { sealedIndexes } from './sealed-keys.ts';

/**
 * A row that only the key ring can read, bound to its key and found on gsi4 by its master key when that is rotated;
 * the other indexes are for lists.
 */
export async function sealedRow(
  keyRing: KeyRing,
  key: ItemKey,
  revision: number,
  plain: object,
  lists: Omit<NonNullable<Item['indexes']>, 'gsi4'> = {},
): Promise<Item> {
  const body = await sealJson(keyRing, keyId(key), plain);
  return { ...key, revision, indexes: { ...sealedIndexes(key, body.masterKeyId), ...lists }, body };
}

/** What a sealed row holds, as JSON gives it; what was not sealed for this very key is a fault. */
export function openedRow(keyRing: KeyRing, { body, ...key }: Item): Promise<unknown> {
  const id = keyId(key);
  return openSealedJson(keyRing, id, parseSealedJson(id, body));
}
