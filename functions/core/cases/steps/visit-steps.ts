import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { endClock } from '../clock.ts';
import type { Visit, VisitOutcome } from '../visit.ts';

/** The case with its open visit ended; without an open one it is the same. */
export function closeVisit(one: Case, outcome: VisitOutcome, { at, today }: CaseContext): Case {
  const { open } = one;
  if (open === null) return one;
  const closed = { ...open, clock: endClock(open.clock, today), closedAt: at, outcome };
  return { ...one, open: null, visits: [...one.visits, closed] };
}

/** The case with something of its open visit changed. */
export function changeVisit(one: Case, patch: Partial<Visit>): Case {
  return one.open === null ? one : { ...one, open: { ...one.open, ...patch } };
}
