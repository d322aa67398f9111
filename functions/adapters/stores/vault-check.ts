import type { KeyRing } from '../../core/ports/key-ring.ts';
import { isObject } from '../../core/shared/json.ts';
import { openSealedJson, parseSealedJson, sealJson } from '../identity/sealed-json.ts';
import { keyId } from '../item-table/item-key.ts';
import type { ItemTable } from '../item-table/item-table.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';
import { vaultCheckKey } from './identity-keys.ts';
import { sealedIndexes } from './sealed-keys.ts';

const checkId = keyId(vaultCheckKey);

/**
 * Throws if the keys are not those of this data. Otherwise a lost or exchanged key file would go unnoticed: the
 * sealed records could not be read, and with another lookup key every person would be registered a second time.
 */
export async function requireVaultKeys(table: ItemTable, keyRing: KeyRing): Promise<void> {
  const lookupHash = await keyRing.lookupHash('vault check');
  const item = await table.get(vaultCheckKey);
  if (!item) return sealCheck(table, keyRing, lookupHash);
  const plain = await openSealedJson(keyRing, checkId, parseSealedJson(checkId, item.body));
  if (isObject(plain) && plain.lookupHash === lookupHash) return;
  throw new Error('the lookup key is not that of the stored data; put back the key file of this data');
}

async function sealCheck(table: ItemTable, keyRing: KeyRing, lookupHash: string): Promise<void> {
  const body = await sealJson(keyRing, checkId, { lookupHash });
  const indexes = sealedIndexes(vaultCheckKey, body.masterKeyId);
  try {
    await table.put({ ...vaultCheckKey, revision: 1, indexes, body }, 'absent');
  } catch (error) {
    if (!(error instanceof ItemTableError && error.name === 'revision-conflict')) throw error;
    await requireVaultKeys(table, keyRing); // another process sealed it first
  }
}
