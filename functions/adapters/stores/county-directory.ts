import { NATION } from '../../core/jurisdictions/jurisdiction-code.ts';
import type { CountyDirectory } from '../../core/ports/county-directory.ts';
import { itemLimits } from '../item-table/item-limits.ts';
import type { Cursor, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { isWritten } from './written.ts';

/** One row for each county that ever had anything to show; never removed. */
const countyAtWork = (county: string): ItemKey => ({ pk: 'counties-at-work', sk: county });

/** Which counties are at work: whoever sums up a province asks no county in vain. */
export interface NotedCounties extends CountyDirectory {
  /** Before what is noted is written: a row for a county that then has nothing is one question in vain, no more. */
  note(county: string): Promise<void>;
}

export function countyDirectory(table: ItemTable): NotedCounties {
  /** Rows are never removed, so what was seen once need not be looked for again. */
  const noted = new Set<string>();
  return {
    note: async (county) => {
      if (noted.has(county)) return;
      const key = countyAtWork(county);
      if ((await table.get(key)) === undefined)
        await isWritten(table.put({ ...key, revision: 1, body: {} }, 'absent')); // or somebody was faster
      noted.add(county);
    },
    countiesIn: async (jurisdiction) => {
      const { pk } = countyAtWork('');
      const prefix = jurisdiction === NATION ? '' : jurisdiction.replace(/(00){1,2}$/, '');
      const query = { pk, ...(prefix !== '' && { sk: { prefix } }), limit: itemLimits.pageItems };
      const counties: string[] = [];
      let after: Cursor | undefined;
      do {
        const page = await table.query({ ...query, ...(after && { after }) });
        counties.push(...page.items.map(({ sk }) => sk));
        after = page.next;
      } while (after !== undefined);
      return counties;
    },
  };
}
