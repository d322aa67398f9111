import { keyId, requireKey } from './item-key.ts';
import { conditionBytes, itemLimits, utf8Bytes } from './item-limits.ts';
import { type ItemRow, rowBytes, rowOf } from './item-row.ts';
import type { Action, Expected, ItemKey, ItemTable } from './item-table.ts';
import { ItemTableError } from './item-table-error.ts';

/** A checked action with its key at hand and its item flattened. */
export type Step = { readonly key: ItemKey; readonly expected: Expected } & (
  | { readonly action: 'put'; readonly row: ItemRow }
  | { readonly action: 'delete' | 'check' }
);

const requireExpected = (key: ItemKey, expected: Expected): void => {
  if (expected === 'absent' || (Number.isSafeInteger(expected) && expected >= 1)) return;
  const message = `expected revision is ${expected}; it is 'absent' or a whole number from 1 on`;
  throw new ItemTableError('item-invalid', message, [key]);
};

const stepOf = (action: Action): Step => {
  const { pk, sk } = action.action === 'put' ? action.item : action.key;
  const key = { pk, sk };
  requireKey(key);
  requireExpected(key, action.expected);
  if (action.action !== 'put') return { action: action.action, key, expected: action.expected };
  const { item, expected } = action;
  const row = rowOf(item);
  if (expected !== 'absent' && item.revision !== expected + 1) {
    const message = `revision is ${item.revision}; the one that replaces ${expected} is ${expected + 1}`;
    throw new ItemTableError('item-invalid', message, [key]);
  }
  return { action: 'put', key, expected, row };
};

const repeatedKeys = (steps: readonly Step[]): readonly ItemKey[] => {
  const seen = new Set<string>();
  return steps.flatMap(({ key }) => {
    const id = keyId(key);
    if (seen.has(id)) return [key];
    seen.add(id);
    return [];
  });
};

const stepBytes = (step: Step): number =>
  conditionBytes + (step.action === 'put' ? rowBytes(step.row) : utf8Bytes(step.key.pk + step.key.sk));

/** Checks a transaction against every limit. */
export const stepsOf = (actions: readonly Action[]): readonly Step[] => {
  const refuse = (message: string, keys: readonly ItemKey[] = []): never => {
    throw new ItemTableError('transaction-invalid', message, keys);
  };
  if (actions.length < 1 || actions.length > itemLimits.transactionActions) {
    refuse(
      `the transaction has ${actions.length} actions; 1 to ${itemLimits.transactionActions} are possible`,
    );
  }
  const steps = actions.map(stepOf);
  const repeated = repeatedKeys(steps);
  if (repeated.length > 0) refuse('the transaction has several actions on one item', repeated);
  const bytes = steps.reduce((sum, step) => sum + stepBytes(step), 0);
  if (bytes > itemLimits.transactionBytes) {
    refuse(`the transaction has ${bytes} bytes; at most ${itemLimits.transactionBytes} fit`);
  }
  return steps;
};

/** Whether what is stored, told by its revision, undefined where nothing is, is what was expected. */
export const isMet = (expected: Expected, revision: unknown): boolean =>
  revision === (expected === 'absent' ? undefined : expected);

const described = ({ key, expected }: Step): string =>
  `${key.pk} ${key.sk} is not ${expected === 'absent' ? 'absent' : `at revision ${expected}`}`;

export const revisionConflict = (failed: readonly Step[]): ItemTableError =>
  new ItemTableError(
    'revision-conflict',
    `${failed.map(described).join(', ')}; read again and decide again`,
    failed.map(({ key }) => key),
  );

/** A single write is a transaction of one, so that each table has one way to write. */
export const singleWrites = (transact: ItemTable['transact']): Pick<ItemTable, 'put' | 'delete'> => ({
  put: (item, expected) => transact([{ action: 'put', item, expected }]),
  delete: (key, expected) => transact([{ action: 'delete', key, expected }]),
});
