import type { ItemTableError } from '../item-table/item-table-error.ts';
import type { Step } from '../item-table/transaction.ts';

/**
 * Runs transactions one after the other, commits them at once, and says which of them were refused; 'busy' where it
 * could not begin since somebody else writes.
 */
export type CommitAll = (
  transactions: readonly (readonly Step[])[],
) => readonly (ItemTableError | undefined)[] | 'busy';

type Waiting = {
  readonly steps: readonly Step[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

// So that a burst does not hold up everything else in the process for long.
const mostTogether = 100;

// Each try has waited for the others as long as the database does. Threads and processes that write without a pause can
// keep one out for longer than that: the database lets nobody queue.
const mostTries = 2;

/** Gives false where it could not begin. */
const settle = (waiting: readonly Waiting[], commitAll: CommitAll): boolean => {
  try {
    const refusals = commitAll(waiting.map(({ steps }) => steps));
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

  const settleFirst = (): void => {
    const first = waiting.slice(0, mostTogether);
    tries += 1;
    if (!settle(first, commitAll)) {
      if (tries < mostTries) return;
      const fault = new Error(`the data was written by others without a pause for ${mostTries} tries`);
      for (const { reject } of first) reject(fault);
    }
    tries = 0;
    waiting.splice(0, first.length);
  };

  const settleNext = (): void => {
    if (waiting.length === 0) return; // finish was faster
    settleFirst();
    if (waiting.length > 0) setImmediate(settleNext);
  };

  return {
    transact: (steps: readonly Step[]): Promise<void> =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(settleNext);
        waiting.push({ steps, resolve, reject });
      }),
    /** Commits what still waits. */
    finish: (): void => {
      while (waiting.length > 0) settleFirst();
    },
  };
};
