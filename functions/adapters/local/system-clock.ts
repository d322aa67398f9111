import type { SystemClock } from '../../core/ports/clock.ts';

/** The clock of the machine. */
export const systemClock: SystemClock = { now: () => new Date().toISOString() };
