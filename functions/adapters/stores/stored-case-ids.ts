import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { ItemTable } from '../item-table/item-table.ts';
import { caseKey } from './keys.ts';
import { sealedKeyPages } from './sealed-keys.ts';

const prefix = caseKey('').pk;

/** Ids of all cases, open or not: each is a sealed row, and those stand on an index by master key. */
export async function* storedCaseIds(table: ItemTable, keyRing: KeyRing): AsyncGenerator<string> {
  for (const masterKeyId of [keyRing.currentMasterKeyId, ...keyRing.retiredMasterKeyIds])
    for await (const keys of sealedKeyPages(table, { masterKeyId, prefix }))
      for (const { pk } of keys) yield pk.slice(prefix.length);
}
