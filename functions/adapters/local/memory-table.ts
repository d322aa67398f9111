import { keyId, requireKey } from '../item-table/item-key.ts';
import { type AnyIndexName, type ItemRow, isLive, itemOf } from '../item-table/item-row.ts';
import {
  allIndexNames,
  type EpochSeconds,
  type Item,
  type ItemKey,
  type ItemTable,
} from '../item-table/item-table.ts';
import { keyPageOf, pageOf, planQuery, type QueryPlan } from '../item-table/query-plan.ts';
import { isMet, revisionConflict, type Step, singleWrites, stepsOf } from '../item-table/transaction.ts';
import { orderedRows } from './ordered-rows.ts';

/** A table that lives as long as the process; for tests and demonstrations. */
export const createMemoryTable = (epochSeconds: EpochSeconds): ItemTable => {
  const rows = new Map<string, ItemRow>();
  const table = orderedRows();
  const indexes = Object.fromEntries(allIndexNames.map((name) => [name, orderedRows(name)])) as {
    [Name in AnyIndexName]: ReturnType<typeof orderedRows>; // fromEntries forgets which names it was given
  };
  const orders = [table, ...Object.values(indexes)];

  const liveRow = (key: ItemKey, now: number): ItemRow | undefined => {
    const row = rows.get(keyId(key));
    return row !== undefined && isLive(row, now) ? row : undefined;
  };

  const remove = (key: ItemKey): void => {
    const row = rows.get(keyId(key));
    if (row === undefined) return;
    rows.delete(keyId(key));
    for (const order of orders) order.remove(row);
  };

  const apply = (step: Step): void => {
    if (step.action === 'check') return;
    remove(step.key);
    if (step.action !== 'put') return;
    rows.set(keyId(step.key), step.row);
    for (const order of orders) order.add(step.row);
  };

  const read = (key: ItemKey): Item | undefined => {
    requireKey(key);
    const row = liveRow(key, epochSeconds());
    return row === undefined ? undefined : itemOf(row);
  };

  const select = (plan: QueryPlan): readonly ItemRow[] => {
    const now = epochSeconds();
    const found: ItemRow[] = [];
    for (const row of (plan.index === undefined ? table : indexes[plan.index]).select(plan)) {
      if (isLive(row, now)) found.push(row);
      if (found.length > plan.limit) break;
    }
    return found;
  };

  // Nothing is awaited between the conditions and the writes: no other write can come between them.
  const transact: ItemTable['transact'] = async (actions) => {
    const steps = stepsOf(actions);
    const now = epochSeconds();
    const failed = steps.filter((step) => !isMet(step.expected, liveRow(step.key, now)?.revision));
    if (failed.length > 0) throw revisionConflict(failed);
    steps.forEach(apply);
  };

  return {
    get: async (key) => read(key),
    getBatch: async (keys) => keys.map(read),
    query: async (query) => {
      const plan = planQuery(query);
      return pageOf(select(plan), plan);
    },
    queryKeys: async (query) => {
      const plan = planQuery(query);
      return keyPageOf(select(plan), plan);
    },
    ...singleWrites(transact),
    transact,
  };
};
