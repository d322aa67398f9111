import type { ItemTableError } from '../item-table/item-table-error.ts';
import type { Step } from '../item-table/transaction.ts';

/**
 * Runs transactions one after the other, commits them at once, and says which of them were refused; 'busy' where it
 * could not begin since somebody else writes: at once, or only after it waited where it may.
 */
export type CommitAll = (
  transactions: readonly (readonly Step[])[],
  wait: 'no-wait' | 'wait',
) => readonly (ItemTableError | undefined)[] | 'busy';

type Waiting = {
  readonly steps: readonly Step[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

// So that a burst does not hold up everything else in the process for long.
const mostTogether = 100;

// The database lets nobody queue, and waits longer and longer between its own looks: threads and processes that write
// almost without a pause would keep one out for long. So it is asked often, and the process goes on in between.
const msBetweenTries = 2;
const mostTries = 5000;
/** Of tries that wait as long as the database does. */
const mostFinalTries = 2;

/** Gives false where it could not begin. */
const settle = (waiting: readonly Waiting[], commit: () => ReturnType<CommitAll>): boolean => {
  try {
    const refusals = commit();
    if (refusals === 'busy') return false;
    waiting.forEach(({ resolve, reject }, at) => {
      const refusal = refusals[at];
      if (refusal === undefined) resolve();
      else reject(refusal);
    });
  } catch (fault) {
    for (const { reject } of waiting) reject(fault);
  }
  return true;
};

/**
 * Lets the transactions that come in one turn of the event loop share a commit, for the disk takes much longer
 * than the work: nobody is answered before the commit, neither those who wrote nor those who were refused.
 */
export const commitTogether = (commitAll: CommitAll) => {
  const waiting: Waiting[] = [];
  let tries = 0;

  const settleFirst = (wait: 'no-wait' | 'wait', most: number): boolean => {
    const first = waiting.slice(0, mostTogether);
    tries += 1;
    const transactions = first.map(({ steps }) => steps);
    if (!settle(first, () => commitAll(transactions, wait))) {
      if (tries < most) return false;
      const fault = new Error(`the data was written by others without a pause for ${tries} tries`);
      for (const { reject } of first) reject(fault);
    }
    tries = 0;
    waiting.splice(0, first.length);
    return true;
  };

  const settleNext = (): void => {
    if (waiting.length === 0) return; // finish was faster
    const isSettled = settleFirst('no-wait', mostTries);
    if (waiting.length === 0) return;
    if (isSettled) setImmediate(settleNext);
    else setTimeout(settleNext, msBetweenTries);
  };

  return {
    transact: (steps: readonly Step[]): Promise<void> =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(settleNext);
        waiting.push({ steps, resolve, reject });
      }),
    /** Commits what still waits. */
    finish: (): void => {
      tries = 0;
      while (waiting.length > 0) settleFirst('wait', mostFinalTries);
    },
  };
};
