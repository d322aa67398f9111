import type { Policy } from '../policies/policy.ts';
import { monthIndex } from '../shared/month.ts';
import type { EntryOf } from './known-entries.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Claimed, Stop } from './right.ts';

/**
 * What a recertification stops (N 8): one that was not met, from the month after, until a new application; one that
 * was missed, by what the policy says of it. That nobody looked at a person stops nothing.
 */
export function recertificationStops({ decision }: Claimed, person: PersonTimeline): Stop[] {
  return person.known.recertified.flatMap((entry): Stop[] => {
    if (entry.on <= decision.appliedOn) return [];
    if (entry.result === 'not-met') return [stopFrom(entry.on, 'recertification.not-met')];
    if (entry.result !== 'missed') return [];
    const policy = person.policyFor(decision.jurisdiction, entry.on);
    const rules = policy?.rules.time?.recertification;
    const consequence = rules?.ifMissed ?? 'none';
    if (policy === undefined || consequence === 'none' || !isDue(entry, policy, decision, person)) return [];
    const missedOn = endOfWindow(entry.on, rules?.window);
    const confirmed = person.known.recertified.find(
      (one) => one.on >= entry.on && one.result === 'confirmed',
    );
    // Whoever comes within the window after all has not missed it.
    if (confirmed !== undefined && confirmed.on <= missedOn) return [];
    if (consequence === 'stop-next-month') return [stopFrom(missedOn, 'recertification.missed')];
    const until = confirmed === undefined ? Number.POSITIVE_INFINITY : monthIndex(confirmed.on);
    const stop = { ...stopFrom(missedOn, 'recertification.suspended'), until };
    return stop.from < until ? [stop] : [];
  });
}

function stopFrom(on: string, because: string): Stop {
  return { because, on, from: monthIndex(on) + 1, until: Number.POSITIVE_INFINITY };
}

/** A miss within the window counts from its last day; outside of it, or without one, from its own. */
function endOfWindow(on: string, window: { from: string; to: string } | undefined): string {
  if (window === undefined) return on;
  const day = on.slice(5);
  return window.from <= day && day <= window.to ? `${on.slice(0, 5)}${window.to}` : on;
}

/** Where the policy gives a rhythm, nobody misses what is not due yet. */
function isDue(
  { id, on }: EntryOf<'recertified'>,
  { rules }: Policy,
  decision: EntryOf<'decided'>,
  person: PersonTimeline,
): boolean {
  const { everyMonths, window } = rules.time?.recertification ?? {};
  if (window !== undefined || everyMonths === undefined) return true;
  const confirmed = person.known.recertified.filter((one) => one.result === 'confirmed' && one.on < on);
  const last = [decision.decidedOn, ...confirmed.map((one) => one.on)].sort().at(-1) ?? decision.decidedOn;
  if (monthIndex(on) >= monthIndex(last) + everyMonths) return true;
  person.report(
    id,
    'recertification-not-due',
    `a recertification missed on ${on} was not due: the last was on ${last}, and the policy asks every ${everyMonths} months; right is a day from which it was due`,
  );
  return false;
}
