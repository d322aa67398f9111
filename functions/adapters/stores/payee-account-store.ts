import type { PayeeAccount } from '../../core/payments/payee-account.ts';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { AccountAct, KeptAccount, PayeeAccounts } from '../../core/ports/payee-accounts.ts';
import { digestOf } from '../../core/shared/digest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { rewrite } from './rewrite.ts';
import { openedRow, sealedRow } from './sealed-row.ts';

const accountKey = (person: PersonRef): ItemKey => ({ pk: `person#${person}`, sk: 'account' });

/** Payment accounts over any item table, sealed. */
export function createPayeeAccountStore(table: ItemTable, keyRing: KeyRing): PayeeAccounts {
  const keptIn = async (item: Item): Promise<KeptAccount> => {
    const row = (await openedRow(keyRing, item)) as PayeeAccount & { readonly set?: AccountAct }; // only keep writes here
    const { set = null, ...account } = row;
    return { account, revision: item.revision, set };
  };
  const kept: PayeeAccounts['kept'] = async (person) => {
    const item = await table.get(accountKey(person));
    return item && keptIn(item);
  };

  return {
    keep: (person, account, { set, expected } = {}) =>
      rewrite(table, `the account of ${person}`, async () => {
        const present = await table.get(accountKey(person));
        const earlier = present && (await keptIn(present));
        if (earlier !== undefined && digestOf(earlier.account) === digestOf(account)) return [];
        const revision = present?.revision ?? 0;
        if (expected !== undefined && expected !== revision)
          throw new Refusal(
            'revision-stale',
            `the account of ${person} is at revision ${revision}; it was seen at ${expected}`,
          );
        const row = set === undefined ? account : { ...account, set };
        const item = await sealedRow(keyRing, accountKey(person), revision + 1, row);
        return [{ action: 'put', item, expected: present?.revision ?? 'absent' }];
      }),
    of: async (person) => (await kept(person))?.account,
    kept,
    known: async (persons) => {
      const rows = await table.getBatch(persons.map(accountKey));
      return new Set(persons.filter((_, at) => rows[at] !== undefined));
    },
  };
}
