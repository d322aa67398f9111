import { type Invocation, type RequireTime, requireTimeOf } from './invocation-time.ts';

let present: Invocation = { getRemainingTimeInMillis: () => Number.POSITIVE_INFINITY };

/** A function of Lambda works one event at a time: what is asked about time below is asked about this one. */
export function beginInvocation(invocation: Invocation): void {
  present = invocation;
}

/** Throws TimeIsUp where the present invocation has less than this left. */
export function requirePresentTime(reserveMs: number): RequireTime {
  return () => requireTimeOf(present, reserveMs)();
}
