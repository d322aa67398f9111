import type { DossierEntry } from '../../core/entitlements/dossier.ts';
import type { Month } from '../../core/shared/month.ts';
import type { Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { rewrite } from './rewrite.ts';

const payingSinceKey = (jurisdiction: string): ItemKey => ({ pk: 'paying-since', sk: jurisdiction });

/** The month in which the first decision to pay of each jurisdiction became known here: one row each, never removed. */
interface PayingSince {
  of(jurisdiction: string): Promise<Month | undefined>;
  /** Before the entries are written: kept where one is earlier than what is known. */
  note(jurisdiction: string, entries: readonly DossierEntry[]): Promise<void>;
}

export function payingSince(table: ItemTable): PayingSince {
  /** The month only becomes earlier, and seldom: what was seen once need not be looked for again. */
  const seen = new Map<string, Month>();
  const of = async (jurisdiction: string) => monthIn(await table.get(payingSinceKey(jurisdiction)));
  return {
    of,
    note: async (jurisdiction, entries) => {
      const months = entries.flatMap((entry) =>
        isGrantOf(entry, jurisdiction) ? [entry.knownOn.slice(0, 7)] : [],
      );
      const month = months.sort()[0];
      const known = seen.get(jurisdiction);
      if (month === undefined || (known !== undefined && known <= month)) return;
      await rewrite(table, `the first month of ${jurisdiction}`, async () => {
        const key = payingSinceKey(jurisdiction);
        const row = await table.get(key);
        const stored = monthIn(row);
        const earliest = stored === undefined || month < stored ? month : stored;
        seen.set(jurisdiction, earliest);
        if (earliest === stored) return [];
        const item = { ...key, revision: (row?.revision ?? 0) + 1, body: { month: earliest } };
        return [{ action: 'put', item, expected: row?.revision ?? 'absent' }];
      });
    },
  };
}

function monthIn(row: Item | undefined): Month | undefined {
  return (row?.body as { readonly month: Month } | undefined)?.month; // only note writes here
}

/** Whether an entry decides to pay; a refusal makes nobody a payee. */
export function isGrantOf(entry: DossierEntry, jurisdiction: string): boolean {
  if (entry.type !== 'decided' || entry.jurisdiction !== jurisdiction) return false;
  return Object.values(entry.benefits).some(({ outcome }) => outcome === 'granted');
}
