import { daysBetween } from '../shared/calendar-date.ts';
import { addMonths, lastDayOf } from '../shared/month.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { ProposedEntry } from './finding.ts';
import type { KnownState } from './known-state.ts';
import type { News } from './news.ts';
import type { RegisteredFacts, StatedFact } from './registered-facts.ts';
import { sameValue } from './same-value.ts';

/** Facts that registers state otherwise than the dossier, by row. */
export function factNews(state: KnownState, { chosen }: RegisteredFacts, on: string): News[] {
  const differing = [...chosen.values()].filter((stated) => {
    const known = state.factOn(stated.fact, later(on, stated.from));
    return known === undefined || !sameValue(known.value, stated.value);
  });
  const byRow = Map.groupBy(differing, ({ record }) => record);
  return [...byRow].map(([record, stated]) => ({
    subject: stated.map(({ fact }) => fact).sort(),
    records: [record],
    proposed: factEntries(stated, (one) => startOf(one, state, on)),
  }));
}

/**
 * Facts that a register confirms with a newer day, where the dossier's day would be too old by the end of the next
 * month: they are restated from the day from which they hold.
 */
export function confirmedFacts(
  state: KnownState,
  { chosen }: RegisteredFacts,
  { policy, on }: Pick<ComparisonContext, 'policy' | 'on'>,
): ProposedEntry[] {
  const soon = lastDayOf(addMonths(on.slice(0, 7), 1));
  const ageing = [...chosen.values()].filter(({ fact, value, record }) => {
    const known = state.factOn(fact, on);
    const maxAgeDays = policy.rules.facts?.[fact]?.maxAgeDays;
    if (known?.asOf == null || maxAgeDays === undefined || record.asOf <= known.asOf) return false;
    return daysBetween(known.asOf, soon) > maxAgeDays && sameValue(known.value, value);
  });
  return factEntries(ageing, ({ fact, from }) => state.factOn(fact, on)?.from ?? from);
}

/** Entries that state facts, those of one day and as-of day together. */
function factEntries(stated: readonly StatedFact[], startOn: (one: StatedFact) => string): ProposedEntry[] {
  const byDay = Map.groupBy(stated, (one) => `${startOn(one)} ${one.record.asOf}`);
  return [...byDay].sort().map(([days, facts]) => ({
    type: 'facts',
    from: days.slice(0, 10),
    values: Object.fromEntries(facts.map(({ fact, value }) => [fact, value])),
    asOf: days.slice(11),
  }));
}

/** A value that the dossier has from a later day than the register states is wrong from that later day on. */
function startOf({ fact, from }: StatedFact, state: KnownState, on: string): string {
  return later(from, state.factOn(fact, later(on, from))?.from ?? from);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
