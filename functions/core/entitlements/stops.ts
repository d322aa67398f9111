import type { Event } from '../../generated/policy-file.ts';
import type { Policy } from '../policies/policy.ts';
import { lastDayOf, monthIndex, monthOfIndex } from '../shared/month.ts';
import { CERTIFICATE, EXPIRES_ON, ISSUED_ON } from './certificate-facts.ts';
import { valueOn } from './fact-history.ts';
import { effectiveIndex, type Happening, subjectOf } from './happenings.ts';
import { concernsMove, endsHere } from './moves.ts';
import type { Happened, PersonTimeline } from './person-timeline.ts';
import { recertificationStops } from './recertification-stops.ts';
import type { Claimed, Lift, Right, Stop } from './right.ts';
import { transitionSpans } from './transition-spans.ts';

/** What stops a right, what keeps an expired certificate alive, and from when the events that are over let it begin. */
export interface Stops {
  readonly stops: readonly Stop[];
  readonly lifts: readonly Lift[];
  /** Index of the first month that the ends of earlier events allow. */
  readonly notBefore: number;
  /** Set where nothing but the expiry of a certificate stands between an earlier grant and this application. */
  readonly afterExpiry: Right['afterExpiry'];
}

/** Everything that stops the right of one decision, by the events of the policy in force when each happened. */
export function stopsOf(claimed: Claimed, person: PersonTimeline): Stops {
  const found: Found = { stops: [], lifts: [], notBefore: 0, afterExpiry: undefined, isNewClaim: false };
  for (const one of person.happenedIn(claimed.decision.jurisdiction))
    if (one.event.effect === 'stops' && touches(one.event, claimed.benefit))
      addStop(one, claimed, person, found);
  found.stops.push(...recertificationStops(claimed, person));
  const { isNewClaim, afterExpiry, ...stops } = found;
  return { ...stops, afterExpiry: isNewClaim ? undefined : afterExpiry };
}

interface Found extends Stops {
  stops: Stop[];
  lifts: Lift[];
  notBefore: number;
  afterExpiry: Right['afterExpiry'];
  /** Something else had stopped what was granted before, so that the application begins anew (W 细则 四). */
  isNewClaim: boolean;
}

function touches({ benefits }: Event, benefit: string): boolean {
  return benefits === undefined || benefits.includes(benefit);
}

function addStop(
  { id, event, policy, happening }: Happened,
  claimed: Claimed,
  person: PersonTimeline,
  found: Found,
): void {
  const { decision } = claimed;
  const { on } = happening;
  if (!concernsMove(event, on, decision, person)) return;
  const endedOn = endsHere(event, happening, decision, person) ? happening.endedOn : undefined;
  const from = effectiveIndex(on, event);
  if (endedOn !== undefined && event.resumes !== 'never' && monthIndex(endedOn) < from) return;
  if (subjectOf(event) === CERTIFICATE && event.resumes !== 'never' && hasNewCard(on, from, person)) return;
  const stop = { because: `event.${id}`, on, from };
  const resumes = event.resumes ?? 'automatic';
  if (resumes === 'automatic') {
    const until = endedOn === undefined ? Number.POSITIVE_INFINITY : monthIndex(endedOn);
    if (until > from) found.stops.push({ ...stop, until });
    return;
  }
  if (resumes === 'new-application' && effectiveDay(on, event) <= decision.appliedOn) {
    if (isOver(event, happening, endedOn, claimed, person)) {
      if (endedOn !== undefined) found.notBefore = Math.max(found.notBefore, monthIndex(endedOn));
      if (event.fact === EXPIRES_ON) {
        if (wasGranted(claimed, person, on)) found.afterExpiry = { expiredOn: on, stoppedFrom: from };
      } else if (subjectOf(event) !== CERTIFICATE)
        found.isNewClaim ||=
          wasGranted(claimed, person, on) && !wasGranted(claimed, person, decision.appliedOn, on);
      return;
    }
    person.report(
      decision.id,
      'restart-before-end',
      `a decision on an application of ${decision.appliedOn} cannot begin anew after ${id} of ${on}: no end of it is known; right is to record the end, or to withdraw the event`,
    );
  }
  if (resumes === 'never' && on < decision.appliedOn) {
    person.report(
      decision.id,
      'restart-before-end',
      `an application of ${decision.appliedOn} after ${id} of ${on} begins nothing; right is to withdraw the event, or the decision`,
    );
    found.notBefore = Math.max(found.notBefore, from);
  }
  if (event.fact === EXPIRES_ON && resumes !== 'never') addExpiry(stop, policy, person, found);
  else found.stops.push({ ...stop, until: Number.POSITIVE_INFINITY });
}

/** Whether the benefit had been applied for and granted by a day, or between two. */
function wasGranted(
  { benefit, decision }: Claimed,
  { granted }: PersonTimeline,
  by: string,
  after = '',
): boolean {
  return granted.some(
    (one) =>
      one !== decision &&
      one.benefits[benefit]?.outcome === 'granted' &&
      after < one.appliedOn &&
      one.appliedOn <= by,
  );
}

/** The stop by expiry leaves out the months of a transition period, and ends where the card is renewed in it (N 13). */
function addExpiry(stop: Omit<Stop, 'until'>, policy: Policy, person: PersonTimeline, found: Found): void {
  let { from } = stop;
  for (const span of transitionSpans(policy, person.known)) {
    if (span.until <= from) continue;
    const lifted = Math.max(span.from, from);
    if (lifted > from) found.stops.push({ ...stop, from, until: lifted });
    found.lifts.push({ from: lifted, until: span.until, expiredOn: stop.on });
    from = span.until;
    const lastDay = lastDayOf(monthOfIndex(from - 1));
    const isUnbroken = lifted === stop.from || found.stops.every(({ on }) => on !== stop.on);
    if (isUnbroken && valueOn(person.history, EXPIRES_ON, lastDay) !== stop.on) return;
  }
  found.stops.push({ ...stop, from, until: Number.POSITIVE_INFINITY });
}

/** A certificate issued anew before the stop would begin leaves no month without one. */
function hasNewCard(on: string, from: number, { history }: PersonTimeline): boolean {
  const issuedOn = valueOn(history, ISSUED_ON, lastDayOf(monthOfIndex(from - 1)));
  return typeof issuedOn === 'string' && issuedOn >= on;
}

/** Whether a new application may begin anew: the event ended, or it is of a kind that has no end to wait for. */
function isOver(
  event: Event,
  { on }: Happening,
  endedOn: string | undefined,
  { benefit, decision }: Claimed,
  { history }: PersonTimeline,
): boolean {
  const { appliedOn, decidedOn, benefits } = decision;
  const day = decidedOn > appliedOn ? decidedOn : appliedOn;
  if (endedOn !== undefined && endedOn <= day) return true;
  const issuedOn = subjectOf(event) === CERTIFICATE ? valueOn(history, ISSUED_ON, day) : undefined;
  if (typeof issuedOn === 'string' && issuedOn > on) return true;
  if (event.fact === EXPIRES_ON) {
    const expiresOn = valueOn(history, EXPIRES_ON, day);
    return typeof expiresOn === 'string' && expiresOn > on;
  }
  // An officer who decided in the face of it gave a ground: reality counts where it and the data differ (N 10).
  return event.endedBy === undefined || benefits[benefit]?.ground != null;
}

/** Missing for six months is known only six months after the day. */
function effectiveDay(on: string, { afterMonths = 0 }: Event): string {
  if (afterMonths === 0) return on;
  const month = monthOfIndex(monthIndex(on) + afterMonths);
  const day = `${month}-${on.slice(8)}`;
  const last = lastDayOf(month);
  return day > last ? last : day;
}
