import type { EntryOf } from './known-entries.ts';

/** A value that a fact has from a day on. */
export interface DatedValue {
  readonly from: string;
  readonly value: unknown;
}

/** What each fact was and became, by id, oldest first. */
export type FactHistory = ReadonlyMap<string, readonly DatedValue[]>;

/** Collects the values of each fact from entries that stand in the order of their content. */
export function factHistory(entries: readonly EntryOf<'facts'>[]): FactHistory {
  const history = new Map<string, DatedValue[]>();
  for (const { from, values } of entries)
    for (const [fact, value] of Object.entries(values)) {
      const known = history.get(fact);
      if (known === undefined) history.set(fact, [{ from, value }]);
      else known.push({ from, value });
    }
  return history;
}

/** A fact on a day; undefined where nothing is known of it yet. */
export function valueOn(history: FactHistory, fact: string, day: string): unknown {
  return history.get(fact)?.findLast(({ from }) => from <= day)?.value;
}

/** The days that a date fact names and that came true: a certificate renewed before it expired never expired. */
export function daysThatCame(history: FactHistory, fact: string): string[] {
  const days = new Set<string>();
  for (const { from, value } of history.get(fact) ?? []) {
    if (typeof value !== 'string') continue;
    // A day that was told only after it had passed came true, too.
    if (valueOn(history, fact, value > from ? value : from) === value) days.add(value);
  }
  return [...days].sort();
}
