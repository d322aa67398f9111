import { type AnyIndexName, type ItemRow, indexKeyOf } from '../item-table/item-row.ts';
import type { Position, QueryPlan } from '../item-table/query-plan.ts';
import { compareSortKeys } from '../item-table/sort-key-order.ts';

/** The partitions of the table or of one index, each in the order of its positions. */
export type OrderedRows = {
  add(row: ItemRow): void;
  remove(row: ItemRow): void;
  select(plan: QueryPlan): Iterable<ItemRow>;
};

type Entry = { readonly position: Position; readonly row: ItemRow };

const comparePositions = (a: Position, b: Position): number =>
  compareSortKeys(a.sort, b.sort) || compareSortKeys(a.pk, b.pk) || compareSortKeys(a.sk, b.sk);

/** How many entries at the beginning satisfy the predicate, which holds up to some entry and then no more. */
const countWhile = (entries: readonly Entry[], holds: (position: Position) => boolean): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && holds(entry.position)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const bounds = (entries: readonly Entry[], { range, after, isDescending }: QueryPlan) => {
  const { from, through, before } = range;
  let start = countWhile(entries, ({ sort }) => compareSortKeys(sort, from) < 0);
  let end = entries.length;
  if (through !== undefined) end = countWhile(entries, ({ sort }) => compareSortKeys(sort, through) <= 0);
  if (before !== undefined) end = countWhile(entries, ({ sort }) => compareSortKeys(sort, before) < 0);
  if (after !== undefined && isDescending) end = countWhile(entries, (at) => comparePositions(at, after) < 0);
  if (after !== undefined && !isDescending)
    start = countWhile(entries, (at) => comparePositions(at, after) <= 0);
  return { start, end };
};

export const orderedRows = (index?: AnyIndexName): OrderedRows => {
  const partitions = new Map<string, Entry[]>();

  const placeOf = (row: ItemRow) => {
    const key = index === undefined ? row : indexKeyOf(row, index);
    if (key === undefined) return undefined;
    const position = { sort: key.sk, pk: row.pk, sk: row.sk };
    const entries = partitions.get(key.pk) ?? [];
    return {
      pk: key.pk,
      position,
      entries,
      at: countWhile(entries, (p) => comparePositions(p, position) < 0),
    };
  };

  return {
    add(row) {
      const place = placeOf(row);
      if (place === undefined) return;
      place.entries.splice(place.at, 0, { position: place.position, row });
      partitions.set(place.pk, place.entries);
    },
    remove(row) {
      const place = placeOf(row);
      if (place === undefined) return;
      place.entries.splice(place.at, 1);
      if (place.entries.length === 0) partitions.delete(place.pk);
    },
    *select(plan) {
      const entries = partitions.get(plan.pk) ?? [];
      const { start, end } = bounds(entries, plan);
      for (let offset = 0; offset < end - start; offset++) {
        const entry = entries[plan.isDescending ? end - 1 - offset : start + offset];
        if (entry !== undefined) yield entry.row;
      }
    },
  };
};
