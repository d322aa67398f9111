import type { Event } from '../../generated/policy-file.ts';
import { monthIndex } from '../shared/month.ts';
import { daysThatCame, type FactHistory } from './fact-history.ts';
import type { KnownEntries } from './known-entries.ts';

/** A life event that happened, and the day on which it was over, if it is known to be. */
export interface Happening {
  readonly on: string;
  readonly endedOn: string | undefined;
}

/**
 * When a life event of a policy happened, from entries that name it and from the date fact that records it, oldest
 * first. Each is over on the first end after it; an end before any beginning ends nothing.
 */
export function happeningsOf(
  id: string,
  event: Event,
  known: KnownEntries,
  history: FactHistory,
): Happening[] {
  const told = known.event.filter((entry) => entry.event === id).map(({ on }) => on);
  const recorded = event.fact === undefined ? [] : daysThatCame(history, event.fact);
  const toldEnds = known['event-ended'].filter((entry) => entry.event === id).map(({ on }) => on);
  const recordedEnds = event.endedBy === undefined ? [] : daysThatCame(history, event.endedBy);
  const ends = [...toldEnds, ...recordedEnds].sort();
  return [...new Set([...told, ...recorded])]
    .sort()
    .map((on) => ({ on, endedOn: ends.find((end) => end >= on) }));
}

/** Index of the month from which an event takes effect: the policy's offset, after as many months as it says. */
export function effectiveIndex(on: string, { from, afterMonths = 0 }: Event): number {
  return monthIndex(on) + afterMonths + (from === 'same-month' ? 0 : 1);
}

/** What a life event is about: the first word of the fact that records it, such as certificate or hukou. */
export function subjectOf({ fact }: Event): string {
  return (fact ?? '').split('.')[0] ?? '';
}
