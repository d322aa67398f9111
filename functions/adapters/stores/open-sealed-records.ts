import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { openSealedBytes } from '../identity/sealed-bytes.ts';
import { parseSealedJson } from '../identity/sealed-json.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { personKey } from './identity-keys.ts';
import { sealedKeyPages } from './sealed-keys.ts';

/** What was found when every sealed record was opened. */
interface OpenedRecords {
  readonly opened: number;
  /** Keys of records that do not open. */
  readonly faults: readonly string[];
}

/**
 * Opens every sealed record by the key ring; one that does not open, by whatever fault, is told by its key. Each
 * person among them is handed over as it comes.
 */
export async function openSealedRecords(
  table: ItemTable,
  keyRing: KeyRing,
  onPerson: (person: PersonRef) => Promise<void>,
): Promise<OpenedRecords> {
  let opened = 0;
  const faults: string[] = [];
  for (const masterKeyId of [keyRing.currentMasterKeyId, ...keyRing.retiredMasterKeyIds])
    for await (const keys of sealedKeyPages(table, { masterKeyId }))
      for (const item of await table.getBatch(keys)) {
        if (item === undefined) continue; // gone meanwhile
        if (!(await isOpened(keyRing, item))) {
          faults.push(keyId(item));
          continue;
        }
        opened += 1;
        const person = item.pk.slice('person#'.length);
        if (keyId(item) === keyId(personKey(person))) await onPerson(person);
      }
  return { opened, faults };
}

async function isOpened(keyRing: KeyRing, item: Item): Promise<boolean> {
  const id = keyId(item);
  try {
    const sealed = parseSealedJson(id, item.body);
    await openSealedBytes(keyRing, id, { ...sealed, data: Buffer.from(sealed.data, 'base64url') });
    return true;
  } catch {
    return false;
  }
}
