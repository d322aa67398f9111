import { partitionAttribute, sortAttribute } from '../item-table/item-row.ts';
import type { Expected } from '../item-table/item-table.ts';
import type { QueryPlan } from '../item-table/query-plan.ts';
import { compareSortKeys } from '../item-table/sort-key-order.ts';
import { type Attributes, attributesOf } from './attribute-values.ts';

// DynamoDB removes an expired item when it finds the time, days later perhaps:
//
//   put ──────── expiresAt ─────────── removed
//        live        │     expired        │  gone
//                    └────── absent ──────┴──────
const gone = 'attribute_not_exists(pk)';
const expired = 'expiresAt <= :now';
const live = '(attribute_not_exists(expiresAt) OR expiresAt > :now)';

/** The condition under which a write may happen. */
export const conditionOf = (expected: Expected, now: number) =>
  expected === 'absent'
    ? {
        ConditionExpression: `${gone} OR ${expired}`,
        ExpressionAttributeValues: attributesOf({ ':now': now }),
      }
    : {
        ConditionExpression: `revision = :revision AND ${live}`,
        ExpressionAttributeValues: attributesOf({ ':revision': expected, ':now': now }),
      };

/** True for a range that no sort key can be in, which DynamoDB refuses to be asked for. */
export const isEmptyRange = ({ range: { from, through } }: QueryPlan): boolean =>
  through !== undefined && compareSortKeys(from, through) > 0;

/** The key condition of a plan: DynamoDB takes one comparison of the sort key. */
export const keyConditionOf = ({ index, pk, range }: QueryPlan) => {
  const [partition, sort] =
    index === undefined ? ['pk', 'sk'] : [partitionAttribute(index), sortAttribute(index)];
  const inPartition = `${partition} = :pk`;
  const of = (comparison: string, values: { readonly [name: string]: string }) => ({
    KeyConditionExpression: `${inPartition}${comparison}`,
    ExpressionAttributeValues: attributesOf({ ':pk': pk, ...values }),
  });
  const { from, through, prefix } = range;
  if (prefix !== undefined) return of(` AND begins_with(${sort}, :prefix)`, { ':prefix': prefix });
  if (through === undefined) return from === '' ? of('', {}) : of(` AND ${sort} >= :from`, { ':from': from });
  if (from === '') return of(` AND ${sort} <= :through`, { ':through': through });
  return of(` AND ${sort} BETWEEN :from AND :through`, { ':from': from, ':through': through });
};

/** The key to start after, as DynamoDB wants it: the item's, and on an index also the one there. */
export const startKeyOf = ({ index, pk, after }: QueryPlan): Attributes | undefined => {
  if (after === undefined) return undefined;
  const own = attributesOf({ pk: after.pk, sk: after.sk });
  if (index === undefined) return own;
  return { ...own, ...attributesOf({ [partitionAttribute(index)]: pk, [sortAttribute(index)]: after.sort }) };
};
