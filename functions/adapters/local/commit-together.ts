import type { ItemTableError } from '../item-table/item-table-error.ts';
import type { Step } from '../item-table/transaction.ts';

/** Runs transactions one after the other, commits them at once, and says which of them were refused. */
export type CommitAll = (
  transactions: readonly (readonly Step[])[],
) => readonly (ItemTableError | undefined)[];

type Waiting = {
  readonly steps: readonly Step[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

// So that a burst does not hold up everything else in the process for long.
const mostTogether = 100;

const settle = (waiting: readonly Waiting[], commitAll: CommitAll): void => {
  try {
    const refusals = commitAll(waiting.map(({ steps }) => steps));
    waiting.forEach(({ resolve, reject }, at) => {
      const refusal = refusals[at];
      if (refusal === undefined) resolve();
      else reject(refusal);
    });
  } catch (fault) {
    for (const { reject } of waiting) reject(fault);
  }
};

/**
 * Lets the transactions that come in one turn of the event loop share a commit, for the disk takes much longer
 * than the work: nobody is answered before the commit, neither those who wrote nor those who were refused.
 */
export const commitTogether = (commitAll: CommitAll) => {
  const waiting: Waiting[] = [];

  const settleNext = (): void => {
    if (waiting.length === 0) return; // finish was faster
    settle(waiting.splice(0, mostTogether), commitAll);
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
      while (waiting.length > 0) settle(waiting.splice(0, mostTogether), commitAll);
    },
  };
};
