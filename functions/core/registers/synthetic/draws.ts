import { addDays, type CalendarDate, daysBetween } from '../../shared/calendar-date.ts';

/** Draws that are the same for the same key, one after the other. */
export interface Draws {
  /** A whole number from 0 below a count. */
  below(count: number): number;
  /** Whether something of a probability happens. */
  happens(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** A day from one to another, both included. */
  day(from: CalendarDate, to: CalendarDate): CalendarDate;
}

/** Draws for a key (FNV-1a into mulberry32): quick, since a county of a million is drawn person by person. */
export function drawsFor(key: string): Draws {
  let state = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) state = Math.imul(state ^ key.charCodeAt(at), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    happens: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] ?? list[0],
    day: (from, to) => addDays(from, below(Math.max(0, daysBetween(from, to)) + 1)),
  };
}
