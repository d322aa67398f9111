import type { Case } from '../../core/cases/case.ts';
import { NATION } from '../../core/jurisdictions/jurisdiction-code.ts';
import type { CaseStore } from '../../core/ports/case-store.ts';
import type { ItemTable } from '../item-table/item-table.ts';
import { countyDirectory } from './county-directory.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { countyKey } from './keys.ts';
import { isWritten } from './written.ts';

/** Which counties took or decide cases of a month: one row each, so that whoever watches many asks no county in vain. */
export interface CountiesWithCases extends Pick<CaseStore, 'countiesWithCases'> {
  /** Before the case is written: a row for a county that then has none is one question in vain, no more. */
  note(one: Pick<Case, 'receiving' | 'competent' | 'appliedOn'>): Promise<void>;
}

export function countiesWithCases(table: ItemTable): CountiesWithCases {
  /** Rows are never removed, so what was seen once need not be looked for again. */
  const noted = new Set<string>();
  const directory = countyDirectory(table);

  const note = async (county: string, appliedOn: string): Promise<void> => {
    const key = countyKey(appliedOn, county);
    const name = `${key.pk} ${key.sk}`;
    if (noted.has(name)) return;
    await directory.note(county);
    if ((await table.get(key)) === undefined)
      await isWritten(table.put({ ...key, revision: 1, body: {} }, 'absent')); // or another command was faster
    noted.add(name);
  };

  return {
    note: async ({ receiving, competent, appliedOn }) => {
      for (const county of new Set([receiving.jurisdiction, competent.jurisdiction]))
        await note(county, appliedOn);
    },
    countiesWithCases: async (jurisdiction, month, { limit, cursor }) => {
      const { pk } = countyKey(month, '');
      const prefix = jurisdiction === NATION ? '' : jurisdiction.replace(/(00){1,2}$/, '');
      const query = { pk, ...(prefix !== '' && { sk: { prefix } }), limit };
      const { items, next } = await pageAfter(table, query, cursor);
      return { items: items.map(({ sk }) => sk), next: cursorText(pk, next) };
    },
  };
}
