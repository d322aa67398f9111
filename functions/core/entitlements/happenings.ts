import type { Event } from '../../generated/policy-file.ts';
import { liesWithin } from '../jurisdictions/jurisdiction-code.ts';
import { monthIndex } from '../shared/month.ts';
import { daysThatCame, type FactHistory } from './fact-history.ts';
import type { KnownEntries } from './known-entries.ts';

/** A life event that happened, and the day on which it was over, if it is known to be. */
export interface Happening {
  readonly on: string;
  readonly endedOn: string | undefined;
}

const HUKOU_CODE = 'hukou.code';
const MOVED_OUT_ON = 'hukou.movedOutOn';

/**
 * When a life event of a place's policy happened, from entries that name it and from the date fact that records it,
 * oldest first; who was registered there and is elsewhere moved out, even if only the new code was recorded. Each is
 * over on the first end after it; an end before any beginning ends nothing.
 */
export function happeningsOf(
  id: string,
  event: Event,
  jurisdiction: string,
  known: KnownEntries,
  history: FactHistory,
): Happening[] {
  const told = known.event.filter((entry) => entry.event === id).map(({ on }) => on);
  const recorded = event.fact === undefined ? [] : daysThatCame(history, event.fact);
  const toldEnds = known['event-ended'].filter((entry) => entry.event === id).map(({ on }) => on);
  const recordedEnds = event.endedBy === undefined ? [] : daysThatCame(history, event.endedBy);
  const moves = event.fact === MOVED_OUT_ON ? movesOf(jurisdiction, history) : NO_MOVES;
  const ends = [...toldEnds, ...recordedEnds, ...moves.back].sort();
  return [...new Set([...told, ...recorded, ...moves.out])]
    .sort()
    .map((on) => ({ on, endedOn: ends.find((end) => end >= on) }));
}

interface Moves {
  readonly out: readonly string[];
  readonly back: readonly string[];
}

const NO_MOVES: Moves = { out: [], back: [] };

/** The days on which the code of the registration left a place, and came back to it. */
function movesOf(jurisdiction: string, history: FactHistory): Moves {
  const codes = history.get(HUKOU_CODE);
  if (codes === undefined || codes.length < 2) return NO_MOVES;
  const out: string[] = [];
  const back: string[] = [];
  let wasHere: boolean | undefined;
  for (const { from, value } of codes) {
    if (typeof value !== 'string') continue;
    const isHere = liesWithin(value, jurisdiction);
    if (wasHere === true && !isHere) out.push(from);
    if (wasHere === false && isHere) back.push(from);
    wasHere = isHere;
  }
  return { out, back };
}

/** Index of the month from which an event takes effect: the policy's offset, after as many months as it says. */
export function effectiveIndex(on: string, { from, afterMonths = 0 }: Event): number {
  return monthIndex(on) + afterMonths + (from === 'same-month' ? 0 : 1);
}

/** What a life event is about: the first word of the fact that records it, such as certificate or hukou. */
export function subjectOf({ fact }: Event): string {
  return (fact ?? '').split('.')[0] ?? '';
}
