import type { Paged, PageRequest } from '../../core/ports/case-store.ts';
import type { Item, ItemTable, Query } from '../item-table/item-table.ts';
import { cursorIn, cursorText, invalid, readPage } from './cursors.ts';

/**
 * A page of a list that is spread over partitions, one after the other in the order given. It is filled from as many of
 * them as it takes; the cursor is a place within one of them, or the name of the one that comes next.
 */
export async function pageOverPartitions(
  table: ItemTable,
  partitions: readonly string[],
  query: Omit<Query, 'pk' | 'limit' | 'after'>,
  { limit, cursor }: PageRequest,
): Promise<Paged<Item>> {
  const items: Item[] = [];
  let place: Place = cursor === undefined ? { partition: partitions[0] ?? '' } : placeIn(cursor, partitions);
  for (;;) {
    const page = await readPage(table, {
      ...query,
      pk: place.partition,
      limit: limit - items.length,
      ...(place.after && { after: place.after }),
    });
    items.push(...page.items);
    if (page.next !== undefined) return { items, next: cursorText(place.partition, page.next) };
    const following = partitions[partitions.indexOf(place.partition) + 1];
    if (following === undefined) return { items, next: null };
    if (items.length === limit) return { items, next: following };
    place = { partition: following };
  }
}

type Place = { readonly partition: string; readonly after?: ReturnType<typeof cursorIn>['after'] };

function placeIn(cursor: string, partitions: readonly string[]): Place {
  if (partitions.includes(cursor)) return { partition: cursor };
  const place = cursorIn(cursor);
  if (!partitions.includes(place.partition)) throw invalid();
  return place;
}
