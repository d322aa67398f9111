import {
  type AnyIndexName,
  partitionAttribute,
  rowAttributes,
  sortAttribute,
} from '../item-table/item-row.ts';
import { keyIndexNames } from '../item-table/item-table.ts';
import type { QueryPlan } from '../item-table/query-plan.ts';

export const columns = rowAttributes.join(', ');
export const live = '(expiresAt IS NULL OR expiresAt > ?)';

type Condition = { readonly sql: string; readonly values: readonly string[] };

/** The columns that order a partition; among equal index keys, the item's own key decides. */
const orderOf = (index: AnyIndexName | undefined): readonly string[] =>
  index === undefined ? ['sk'] : [sortAttribute(index), 'pk', 'sk'];

// The cursor lies within the range, so it takes the place of the end it came from. Were both asked for, SQLite
// might begin at the end of the range and walk to the cursor: late pages would be slow.
const afterCursor = ({ index, after, isDescending }: QueryPlan): Condition | undefined => {
  if (after === undefined) return undefined;
  const order = orderOf(index);
  const places = order.map(() => '?').join(', ');
  return {
    sql: `(${order.join(', ')}) ${isDescending ? '<' : '>'} (${places})`,
    values: index === undefined ? [after.sk] : [after.sort, after.pk, after.sk],
  };
};

const upTo = ({ index, range: { through, before } }: QueryPlan): Condition | undefined => {
  const [sort] = orderOf(index);
  if (through !== undefined) return { sql: `${sort} <= ?`, values: [through] };
  return before === undefined ? undefined : { sql: `${sort} < ?`, values: [before] };
};

const conditionsOf = (plan: QueryPlan): readonly Condition[] => {
  const { index, pk, range, isDescending } = plan;
  const cursor = afterCursor(plan);
  const from = { sql: `${orderOf(index)[0]} >= ?`, values: [range.from] };
  const partition = index === undefined ? 'pk' : partitionAttribute(index);
  return [
    { sql: `${partition} = ?`, values: [pk] },
    isDescending ? from : (cursor ?? from),
    isDescending ? (cursor ?? upTo(plan)) : upTo(plan),
  ].filter((condition) => condition !== undefined);
};

/** Of an index that holds keys alone, only what stands in it, so that no item is read. */
const columnsOf = (index: AnyIndexName | undefined): string => {
  const keyIndex = keyIndexNames.find((name) => name === index);
  return keyIndex === undefined
    ? columns
    : `pk, sk, ${partitionAttribute(keyIndex)}, ${sortAttribute(keyIndex)}`;
};

/** The SQL of a query plan; plans of one form share their text, so it can be prepared once. */
export const selectOf = (
  plan: QueryPlan,
  now: number,
): { readonly sql: string; readonly values: readonly (string | number)[] } => {
  const conditions = conditionsOf(plan);
  const where = [...conditions.map(({ sql }) => sql), live].join(' AND ');
  const order = orderOf(plan.index).map((column) => (plan.isDescending ? `${column} DESC` : column));
  return {
    sql: `SELECT ${columnsOf(plan.index)} FROM item WHERE ${where} ORDER BY ${order.join(', ')} LIMIT ?`,
    values: [...conditions.flatMap(({ values }) => values), now, plan.limit + 1],
  };
};
