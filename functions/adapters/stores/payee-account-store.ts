import type { PayeeAccount } from '../../core/payments/payee-account.ts';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { PayeeAccounts } from '../../core/ports/payee-accounts.ts';
import type { ItemKey, ItemTable } from '../item-table/item-table.ts';
import { rewrite } from './rewrite.ts';
import { openedRow, sealedRow } from './sealed-row.ts';

const accountKey = (person: PersonRef): ItemKey => ({ pk: `person#${person}`, sk: 'account' });

/** Payment accounts over any item table, sealed. */
export function createPayeeAccountStore(table: ItemTable, keyRing: KeyRing): PayeeAccounts {
  return {
    keep: (person, account) =>
      rewrite(table, `the account of ${person}`, async () => {
        const present = await table.get(accountKey(person));
        const revision = present?.revision ?? 0;
        const item = await sealedRow(keyRing, accountKey(person), revision + 1, account);
        return [{ action: 'put', item, expected: present?.revision ?? 'absent' }];
      }),
    of: async (person) => {
      const item = await table.get(accountKey(person));
      return item && ((await openedRow(keyRing, item)) as PayeeAccount); // only keep writes here
    },
    known: async (persons) => {
      const rows = await table.getBatch(persons.map(accountKey));
      return new Set(persons.filter((_, at) => rows[at] !== undefined));
    },
  };
}
