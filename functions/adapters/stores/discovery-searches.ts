import type { DiscoverySearches } from '../../core/ports/discovery-store.ts';
import type { DiscoverySearch, SearchPart } from '../../core/registers/discovery-search.ts';
import type { Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { json } from './case-rows.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { rewrite } from './rewrite.ts';
import { rowsOf } from './rows-of.ts';
import { isWritten } from './written.ts';

const searchKey = (id: string): ItemKey => ({ pk: `discovery-search#${id}`, sk: 'search' });
const partKey = (id: string, county: string): ItemKey => ({
  pk: `discovery-search#${id}`,
  sk: `part#${county}`,
});

/** gsi2 of searches, by instant. */
const listKey = (jurisdiction: string, startedAt: string, id: string): ItemKey => ({
  pk: `discovery-searches#${jurisdiction}`,
  sk: `${startedAt}#${id}`,
});

/** Searches for people who qualify and receive nothing, over any item table. */
export function discoverySearches(table: ItemTable): DiscoverySearches {
  return {
    beginSearch: (one) => {
      const gsi2 = listKey(one.jurisdiction, one.startedAt, one.id);
      const item: Item = { ...searchKey(one.id), revision: 1, indexes: { gsi2 }, body: json(one) };
      return isWritten(table.put(item, 'absent'));
    },
    search: async (id) => {
      const row = isId(id) ? await table.get(searchKey(id)) : undefined;
      return row && searchIn(row);
    },
    searches: async (jurisdiction, { limit, cursor }) => {
      const { pk } = listKey(jurisdiction, '', '');
      const query = { index: 'gsi2', pk, limit, order: 'descending' } as const;
      const { items, next } = await pageAfter(table, query, cursor);
      return { items: items.map(searchIn), next: cursorText(pk, next) };
    },
    searchParts: async ({ id, counties }) => {
      const rows = await rowsOf(
        table,
        counties.map((county) => partKey(id, county)),
      );
      return rows.map(({ body }) => body as unknown as SearchPart); // only saveSearchPart writes here
    },
    saveSearchPart: (part) =>
      rewrite(table, part.search, async () => {
        const key = partKey(part.search, part.county);
        const present = await table.get(key);
        const item = { ...key, revision: (present?.revision ?? 0) + 1, body: json(part) };
        return [{ action: 'put', item, expected: present?.revision ?? 'absent' }];
      }),
  };
}

/** Ids come from outside; what could be no key stands for nothing. */
function isId(id: string): boolean {
  return /^search_\d{6}_\d{4}-\d\d-\d\d_\d{1,9}$/.test(id);
}

function searchIn({ body }: Item): DiscoverySearch {
  return body as unknown as DiscoverySearch; // only beginSearch writes here
}
