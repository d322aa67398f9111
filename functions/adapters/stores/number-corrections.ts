import type { PlainIdentity } from '../../core/identities/identity.ts';
import { type NumberCorrections, noCorrections } from '../../core/identities/number-corrections.ts';
import type { IdentityVault, PersonRef } from '../../core/ports/identity-vault.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { digestOf } from '../../core/shared/digest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Action, Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { correctionsKey, personKey } from './identity-keys.ts';
import { rewrite } from './rewrite.ts';
import { openedRow, sealedRow } from './sealed-row.ts';

/** What the vault knows besides. */
interface VaultReach {
  readonly read: (
    person: PersonRef,
  ) => Promise<{ readonly identity: PlainIdentity; readonly revision: number } | undefined>;
  readonly lookupKeyOf: (residentId: string) => Promise<ItemKey>;
}

/** Corrections of resident IDs, in the same transaction as the numbers by which people are found. */
export function numberCorrections(
  table: ItemTable,
  keyRing: KeyRing,
  { read, lookupKeyOf }: VaultReach,
): Pick<IdentityVault, 'corrections' | 'keepCorrections'> {
  const opened = async (row: Item | undefined): Promise<NumberCorrections> =>
    row === undefined ? noCorrections : ((await openedRow(keyRing, row)) as NumberCorrections); // only keep writes here

  const renumber = async (person: PersonRef, residentId: string): Promise<Action[]> => {
    const stored = await read(person);
    if (stored === undefined)
      throw new Refusal('identity-unknown', { zh: '没有该编号的人员', en: 'no person has this reference' });
    const { identity, revision } = stored;
    if (identity.residentId === residentId) return [];
    const [former, right] = await Promise.all([identity.residentId, residentId].map(lookupKeyOf));
    if (former === undefined || right === undefined) throw new RangeError('two numbers have two keys');
    const [known, taken] = await table.getBatch([former, right]);
    const row = await sealedRow(keyRing, personKey(person), revision + 1, { ...identity, residentId });
    return [
      { action: 'put', item: row, expected: revision },
      {
        action: 'put',
        item: { ...right, revision: (taken?.revision ?? 0) + 1, body: { person } },
        expected: taken?.revision ?? 'absent',
      },
      // Somebody else may bear the number that was wrong here.
      ...(known?.body.person === person
        ? [{ action: 'delete', key: former, expected: known.revision } as const]
        : []),
    ];
  };

  return {
    corrections: async (person) => opened(await table.get(correctionsKey(person))),
    keepCorrections: (person, before, after, residentId) =>
      rewrite(table, `the number of ${person}`, async () => {
        const row = await table.get(correctionsKey(person));
        if (digestOf(await opened(row)) !== digestOf(before))
          throw new Refusal('revision-stale', {
            zh: `${person} 的号码已由他人更正；请重新读取`,
            en: `the number of ${person} was corrected by somebody else; ask again`,
          });
        const item = await sealedRow(keyRing, correctionsKey(person), (row?.revision ?? 0) + 1, after);
        const moved = residentId === undefined ? [] : await renumber(person, residentId);
        return [{ action: 'put', item, expected: row?.revision ?? 'absent' }, ...moved];
      }),
  };
}
