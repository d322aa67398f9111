import type {
  AnswerKeeper,
  AnswerStore,
  IdempotentAnswer,
  StoredBeside,
} from '../../core/ports/answer-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { Action, ItemTable } from '../item-table/item-table.ts';
import { idempotencyKey } from './keys.ts';
import { openedRow, sealedRow } from './sealed-row.ts';
import { isWritten } from './written.ts';

/** For how long the answer to an idempotency key is kept. */
const answerKeptSeconds = 7 * 24 * 60 * 60;

/** The writes of what is stored beside something else at the instant `now`. */
export async function besideActions(
  keyRing: KeyRing,
  { idempotency, arrivals = [] }: StoredBeside,
  now: string,
): Promise<Action[]> {
  const actions = arrivals.flatMap(({ writes }) => (writes ?? []) as readonly Action[]); // only the vault makes them
  return idempotency === undefined ? actions : [...actions, await answerAction(keyRing, idempotency, now)];
}

async function answerAction(keyRing: KeyRing, answer: IdempotentAnswer, now: string): Promise<Action> {
  const row = await sealedRow(keyRing, idempotencyKey(answer.scope, answer.key), 1, answer);
  const expiresAt = Math.floor(Date.parse(now) / 1000) + answerKeptSeconds;
  return { action: 'put', item: { ...row, expiresAt }, expected: 'absent' };
}

/** Answers as they were stored beside what was answered. */
export function answersIn(table: ItemTable, keyRing: KeyRing): AnswerStore {
  return {
    answerTo: async (scope, key) => {
      const item = await table.get(idempotencyKey(scope, key));
      return item && ((await openedRow(keyRing, item)) as IdempotentAnswer); // only answerAction writes here
    },
  };
}

/** The same, and answers that are kept by themselves. */
export function answerKeeper(table: ItemTable, keyRing: KeyRing): AnswerKeeper {
  return {
    ...answersIn(table, keyRing),
    keep: async (answer, at) => {
      await isWritten(table.transact([await answerAction(keyRing, answer, at)]));
    },
  };
}
