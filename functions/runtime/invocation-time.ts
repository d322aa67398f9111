/** The time of an invocation is up; what was stored so far stands, and somebody goes on with it. */
export class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

/** Throws TimeIsUp where less is left than the next step may take. */
export type RequireTime = () => void;

/** What Lambda tells a function of itself. */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

/** Holds an invocation to leave off `reserveMs` before it would be cut off. */
export function requireTimeOf(invocation: Invocation, reserveMs: number): RequireTime {
  return () => {
    if (invocation.getRemainingTimeInMillis() < reserveMs) throw new TimeIsUp();
  };
}
