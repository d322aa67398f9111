// Chunk functions for tests of the worker pool: what can go wrong in a thread.
import { setTimeout as later } from 'node:timers/promises';
import { Refusal } from '../../functions/core/shared/refusal.ts';

/** Memory that all threads see, so that a test can count and a second try can differ from the first. */
interface Counted {
  readonly counter: SharedArrayBuffer;
}

const count = ({ counter }: Counted): number => Atomics.add(new Int32Array(counter), 0, 1) + 1;

export const CHUNK_FUNCTIONS = {
  /** Multiplies; counts how often it was prepared. */
  multiply: (shared: Counted & { readonly by: number }) => {
    count(shared);
    return (numbers: readonly number[]) => numbers.map((number) => number * shared.by);
  },
  /** Waits so many milliseconds, then says so; counts what was begun. */
  wait: (shared: Counted) => async (ms: number) => {
    count(shared);
    await later(ms);
    return ms;
  },
  refuse: () => (pointer: string) => {
    throw new Refusal('facts-invalid', 'a fact is wrong', [{ pointer, code: 'fact-value', detail: 'wrong' }]);
  },
  /** Ends the thread in the middle of the first so many chunks. */
  die: (shared: Counted & { readonly times: number }) => (data: string) => {
    if (count(shared) <= shared.times) process.exit(3);
    return `${data} done`;
  },
  fail: () => (data: string) => {
    throw new RangeError(`no ${data}`);
  },
} as const;
