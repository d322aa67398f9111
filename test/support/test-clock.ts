import type { SystemClock } from '../../functions/core/ports/clock.ts';

/** A clock that stands until it is set. */
export interface TestClock extends SystemClock {
  /** Sets the time to an ISO instant, or to nine in the morning, Beijing time, of a day. */
  set(at: string): void;
}

export function testClock(at: string): TestClock {
  let now = instantOf(at);
  return {
    now: () => now,
    set: (next) => {
      now = instantOf(next);
    },
  };
}

function instantOf(at: string): string {
  return new Date(at.length === 10 ? `${at}T09:00:00+08:00` : at).toISOString();
}
