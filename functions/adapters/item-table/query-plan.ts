import { requireKey, requirePartitionKey, requireSortKey } from './item-key.ts';
import { itemLimits } from './item-limits.ts';
import { type AnyIndexName, type ItemRow, indexKeyOf, itemOf, type KeyRow } from './item-row.ts';
import type { Cursor, KeyPage, KeyQuery, Page, Query, SortKeyCondition } from './item-table.ts';
import { ItemTableError } from './item-table-error.ts';
import { compareSortKeys, endOfPrefix } from './sort-key-order.ts';

/** Sort keys from `from` on, up to and including `through` or up to `before`; a prefix is such a range, too. */
export type SortKeyRange = {
  readonly prefix?: string;
  readonly from: string;
  readonly through?: string | undefined;
  readonly before?: string | undefined;
};

/** Where a row stands in a partition: its sort key there and, where that is shared, its own key. */
export type Position = { readonly sort: string; readonly pk: string; readonly sk: string };

/** A checked query. */
export type QueryPlan = {
  readonly index: AnyIndexName | undefined;
  readonly pk: string;
  readonly range: SortKeyRange;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after: Position | undefined;
};

const refuse = (message: string): never => {
  throw new ItemTableError('query-invalid', message);
};

const rangeOf = (condition: SortKeyCondition): SortKeyRange => {
  if ('prefix' in condition) {
    requireSortKey(condition.prefix, 'prefix');
    const { prefix } = condition;
    return { prefix, from: prefix, before: endOfPrefix(prefix) };
  }
  const { from, through } = condition;
  if (from !== undefined) requireSortKey(from, 'from');
  if (through !== undefined) requireSortKey(through, 'through');
  return { from: from ?? '', through };
};

const isWithin = (sort: string, { from, through, before }: SortKeyRange): boolean =>
  compareSortKeys(sort, from) >= 0 &&
  (through === undefined || compareSortKeys(sort, through) <= 0) &&
  (before === undefined || compareSortKeys(sort, before) < 0);

// Cursors travel through callers: one of another query would make DynamoDB fail and the others answer nonsense.
const positionAfter = (cursor: Cursor, query: Query | KeyQuery, range: SortKeyRange): Position => {
  requireKey(cursor);
  const sort = query.index === undefined ? cursor.sk : cursor.indexSk;
  if (sort === undefined) return refuse(`the cursor has no indexSk; one of a query on ${query.index} has`);
  if (query.index === undefined && (cursor.pk !== query.pk || cursor.indexSk !== undefined)) {
    return refuse('the cursor belongs to another partition or to an index');
  }
  requireSortKey(sort, 'indexSk');
  return isWithin(sort, range)
    ? { sort, pk: cursor.pk, sk: cursor.sk }
    : refuse('the cursor is out of range');
};

export const planQuery = (query: Query | KeyQuery): QueryPlan => {
  requirePartitionKey(query.pk);
  const range = rangeOf(query.sk ?? {});
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > itemLimits.pageItems) {
    refuse(`limit is ${query.limit}; a page has 1 to ${itemLimits.pageItems} items`);
  }
  return {
    index: query.index,
    pk: query.pk,
    range,
    isDescending: query.order === 'descending',
    limit: query.limit,
    after: query.after === undefined ? undefined : positionAfter(query.after, query, range),
  };
};

const cursorOf = (row: KeyRow, index: AnyIndexName | undefined): Cursor => {
  const indexSk = index === undefined ? undefined : indexKeyOf(row, index)?.sk;
  return { pk: row.pk, sk: row.sk, ...(indexSk === undefined ? {} : { indexSk }) };
};

/** Where the page after this one begins, for rows read up to one beyond the limit, which tells whether more follow. */
const nextOf = (rows: readonly KeyRow[], { index, limit }: QueryPlan): { readonly next?: Cursor } => {
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? { next: cursorOf(last, index) } : {};
};

/** The page for rows read up to one beyond the limit. */
export const pageOf = (rows: readonly ItemRow[], plan: QueryPlan): Page => ({
  items: rows.slice(0, plan.limit).map(itemOf),
  ...nextOf(rows, plan),
});

/** As pageOf, of keys alone. */
export const keyPageOf = (rows: readonly KeyRow[], plan: QueryPlan): KeyPage => ({
  keys: rows.slice(0, plan.limit).map(({ pk, sk }) => ({ pk, sk })),
  ...nextOf(rows, plan),
});
