import type { Event } from '../../generated/policy-file.ts';
import { liesWithin } from '../jurisdictions/jurisdiction-code.ts';
import { valueOn } from './fact-history.ts';
import { type Happening, subjectOf } from './happenings.ts';
import type { EntryOf } from './known-entries.ts';
import type { PersonTimeline } from './person-timeline.ts';

const HUKOU = 'hukou';
const HUKOU_CODE = 'hukou.code';

type Decision = EntryOf<'decided'>;

/**
 * Whether an event of the household registration concerns this decision: a move out ends the right in the place that
 * was left, not the one in the place that was reached, though one dossier holds both.
 */
export function concernsMove(event: Event, on: string, decision: Decision, person: PersonTimeline): boolean {
  if (subjectOf(event) !== HUKOU) return true;
  const before = person.granted.filter(({ appliedOn }) => appliedOn < on);
  const code = valueOn(person.history, HUKOU_CODE, on);
  const elsewhere = before.filter(
    ({ jurisdiction }) => typeof code !== 'string' || !liesWithin(code, jurisdiction),
  );
  const left = elsewhere.at(-1) ?? before.at(-1);
  if (decision.appliedOn < on) return left === undefined || left.jurisdiction === decision.jurisdiction;
  // Applied after the move: in the place that was reached, or in the old one after a return.
  return left !== undefined && left.jurisdiction === decision.jurisdiction && !returned(on, decision, person);
}

/** Whether somebody who had left was granted the benefit elsewhere since, or is registered here again. */
function returned(on: string, { jurisdiction, appliedOn }: Decision, person: PersonTimeline): boolean {
  if (
    person.granted.some(
      (one) => one.jurisdiction !== jurisdiction && one.appliedOn >= on && one.appliedOn < appliedOn,
    )
  )
    return true;
  return (person.history.get(HUKOU_CODE) ?? []).some(
    ({ from, value }) =>
      from > on && from <= appliedOn && typeof value === 'string' && liesWithin(value, jurisdiction),
  );
}

/** A move in ends a move out only of the same place. */
export function endsHere(
  event: Event,
  { on, endedOn }: Happening,
  { jurisdiction }: Decision,
  person: PersonTimeline,
): boolean {
  if (endedOn === undefined || subjectOf(event) !== HUKOU) return endedOn !== undefined;
  const code = valueOn(person.history, HUKOU_CODE, endedOn);
  if (typeof code === 'string' && !liesWithin(code, jurisdiction)) return false;
  return !person.granted.some(
    (one) => one.jurisdiction !== jurisdiction && one.decidedOn >= on && one.appliedOn <= endedOn,
  );
}
