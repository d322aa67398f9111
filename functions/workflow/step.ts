import type { NextStep } from '../core/cases/next-step.ts';

/** What passes between the states of the review machine. */
export interface Step extends Omit<NextStep, 'wakeAt'> {
  /** How long nothing has to be done unless the case moves; whole seconds from 1 on. */
  readonly waitSeconds: number;
}

/**
 * No wait is longer than this, timed or not: whatever signal is lost, the case is looked at again. It also is less
 * than the 2^31 milliseconds that a timer of Node counts.
 */
export const longestWaitSeconds = 20 * 24 * 60 * 60;
/** Where a clock was early, or time stands still in a test, nothing is gained by looking again at once. */
export const secondsAfterNothing = 60;
/** What failed in spite of its retries is left alone for so long, and tried again then. */
export const secondsAfterFailure = 60 * 60;

/** Where a case stands and how long to wait, at the least the given seconds. */
export function stepOf({ wakeAt, ...step }: NextStep, now: string, atLeastSeconds = 1): Step {
  const seconds =
    wakeAt === null ? longestWaitSeconds : Math.ceil((Date.parse(wakeAt) - Date.parse(now)) / 1000);
  return { ...step, waitSeconds: Math.max(atLeastSeconds, Math.min(seconds, longestWaitSeconds)) };
}
