import { lastDayOf, monthIndex, monthOfIndex } from '../shared/month.ts';
import { orderedEntries } from '../shared/ordered.ts';
import { ISSUED_ON } from './certificate-facts.ts';
import { changesOf } from './changes.ts';
import { valueOn } from './fact-history.ts';
import { firstMonthFrom } from './first-month-from.ts';
import type { EntryOf } from './known-entries.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Right } from './right.ts';
import { type Stops, stopsOf } from './stops.ts';

/** The rights that the decisions give for a benefit, in the order in which they begin; of one month the later decision. */
export function rightsOf(benefit: string, person: PersonTimeline): Right[] {
  const rights: Right[] = [];
  for (const decision of person.decisions) {
    if (decision.benefits[benefit]?.outcome !== 'granted') continue;
    const stops = stopsOf({ benefit, decision }, person);
    const start = startOf(decision, stops, rights, person);
    const { reissues, shifts, suspensions } = changesOf({ benefit, decision }, person);
    rights.push({
      benefit,
      jurisdiction: decision.jurisdiction,
      decision,
      start,
      asOf: daysOfFirstMonth(decision, start, stops.afterExpiry, person),
      afterExpiry: stops.afterExpiry,
      stops: [...stops.stops, ...suspensions],
      lifts: stops.lifts,
      reissues,
      shifts,
    });
  }
  return rights.sort((a, b) => a.start - b.start);
}

/** The benefits for which something was applied, in the order of their ids. */
export function claimedBenefits({ decisions }: PersonTimeline): string[] {
  return [...new Set(decisions.flatMap(({ benefits }) => orderedEntries(benefits).map(([id]) => id)))].sort();
}

/**
 * The accrual month that the case worked out; after an expired certificate the month in which the new one was
 * issued (N 13); after a move not before the place that was left stops paying (N 9, W 二(四): neither gap nor double).
 */
function startOf(
  decision: EntryOf<'decided'>,
  { notBefore, afterExpiry }: Stops,
  before: readonly Right[],
  person: PersonTimeline,
): number {
  const accrual = monthIndex(decision.fromMonth);
  const restarted = afterExpiry === undefined ? undefined : restart(decision, afterExpiry, person);
  return Math.max(restarted ?? accrual, notBefore, leftBehind(decision, before, person));
}

function restart(
  { appliedOn, decidedOn, jurisdiction }: EntryOf<'decided'>,
  { expiredOn, stoppedFrom }: NonNullable<Stops['afterExpiry']>,
  person: PersonTimeline,
): number | undefined {
  const policy = person.policyFor(jurisdiction, appliedOn);
  if (policy?.rules.time?.reissue?.from !== 'month-of-issue') return undefined;
  const issuedOn = valueOn(person.history, ISSUED_ON, decidedOn > appliedOn ? decidedOn : appliedOn);
  if (typeof issuedOn !== 'string' || issuedOn <= expiredOn) return undefined;
  return Math.max(monthIndex(issuedOn), stoppedFrom);
}

/** First month that another place no longer pays: after its stop, or after the registration moved away. */
function leftBehind(decision: EntryOf<'decided'>, before: readonly Right[], person: PersonTimeline): number {
  const others = before.filter(({ jurisdiction }) => jurisdiction !== decision.jurisdiction);
  const old = others.at(-1);
  if (old === undefined) return 0;
  const stopped = old.stops.filter(
    ({ because, until }) => because.startsWith('event.') && until === Number.POSITIVE_INFINITY,
  );
  const move = stopped.map(({ from }) => from).sort((a, b) => a - b)[0];
  if (move !== undefined) return move;
  const movedFrom = (person.history.get('hukou.code') ?? []).find(
    ({ from, value }) =>
      from > old.decision.appliedOn &&
      value !== undefined &&
      from <= decision.decidedOn &&
      value !== valueOn(person.history, 'hukou.code', old.decision.appliedOn),
  )?.from;
  return movedFrom === undefined ? 0 : firstMonthFrom(movedFrom);
}

/** As of the application, and where that does not grant, as of what came to light while the case was decided. */
function daysOfFirstMonth(
  { appliedOn, decidedOn }: EntryOf<'decided'>,
  start: number,
  afterExpiry: Right['afterExpiry'],
  person: PersonTimeline,
): string[] {
  const month = monthOfIndex(start);
  const first = `${month}-01`;
  const last = lastDayOf(month);
  const within = (day: string) => (day < first ? first : day > last ? last : day);
  const issuedOn = afterExpiry && valueOn(person.history, ISSUED_ON, decidedOn);
  const asOf = within(typeof issuedOn === 'string' && issuedOn > appliedOn ? issuedOn : appliedOn);
  const later = within(decidedOn);
  return later > asOf ? [asOf, later] : [asOf];
}
