import type { CaseEvent } from '../../events/case-event.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change } from '../change.ts';
import { endClock, resumeClock } from '../clock.ts';
import type { Correction } from '../correction.ts';

/** The correction that the applicant is asked for at present. */
export function openCorrection({ corrections }: Case): Correction | undefined {
  return corrections.find(({ outcome }) => outcome === null);
}

/** Ends the wait for the applicant: the review's clocks go on. */
export function closeCorrection(
  one: Case,
  { at, today, calendar }: CaseContext,
  outcome: 'made' | 'not-made',
  eventOf: (correction: Correction) => CaseEvent,
): Change {
  const correction = openCorrection(one);
  if (correction === undefined) return change(one, {});
  const closed = { ...correction, closedAt: at, outcome, clock: endClock(correction.clock, today) };
  const patch: Partial<Case> = {
    status: 'in-review',
    open: one.open && { ...one.open, clock: resumeClock(calendar, one.open.clock, today) },
    clocks: one.clocks.map((clock) => resumeClock(calendar, clock, today)),
    corrections: one.corrections.map((each) => (each.id === closed.id ? closed : each)),
  };
  return change(one, patch, eventOf(correction));
}
