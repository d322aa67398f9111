import type { RegisterLayout } from '../../generated/register-file.ts';
import { daysBetween } from '../shared/calendar-date.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { RegisterRecord } from './register-record.ts';
import { sameValue } from './same-value.ts';

/** A fact as a register states it, and the day from which it says so. */
export interface StatedFact {
  readonly fact: string;
  readonly value: unknown;
  readonly from: string;
  readonly record: RegisterRecord;
}

/** What the registers say of a person, and where they disagree. */
export interface RegisteredFacts {
  /** By fact: the word of the register that the policy names first. */
  readonly chosen: ReadonlyMap<string, StatedFact>;
  readonly disputed: readonly (readonly StatedFact[])[];
}

type Context = Pick<ComparisonContext, 'policy' | 'on' | 'layouts'>;

/** A day, and for how long the word of each register counts. */
interface Ages {
  readonly on: string;
  readonly layouts: ReadonlyMap<string, Pick<RegisterLayout, 'maxAgeDays'>>;
}

/** Whether a record still counts: a word that was taken back or is too old is unknown. */
export function countsOn(record: RegisterRecord, { on, layouts }: Ages): boolean {
  if (record.standing === 'withdrawn' || record.asOf > on) return false;
  const maxAgeDays = layouts.get(record.register)?.maxAgeDays;
  return maxAgeDays === undefined || daysBetween(record.asOf, on) <= maxAgeDays;
}

/**
 * Reads the facts of all records that count. What a register states of those in it goes before what another says by
 * not naming somebody: who left 低保 for 特困 is in 特困, whatever his having left 低保 states.
 */
export function registeredFacts(records: readonly RegisterRecord[], context: Context): RegisteredFacts {
  const byFact = new Map<string, StatedFact[]>();
  for (const record of records.filter((one) => countsOn(one, context)))
    for (const [fact, value] of Object.entries(record.facts)) {
      const stated = { fact, value, from: statedFrom(record), record };
      byFact.set(fact, [...(byFact.get(fact) ?? []), stated]);
    }
  const chosen = new Map<string, StatedFact>();
  const disputed: StatedFact[][] = [];
  for (const [fact, all] of byFact) {
    const present = all.filter(({ record }) => record.standing === 'present');
    const weighed = (present.length > 0 ? present : all).sort(bySupplier(context, fact));
    const [first] = weighed;
    if (first === undefined) continue;
    chosen.set(fact, first);
    const others = present.filter(({ value }) => !sameValue(value, first.value));
    if (others.length > 0) disputed.push([first, ...others]);
  }
  return { chosen, disputed };
}

/** A row that changed without saying since when holds from the day as of which it first said so. */
function statedFrom({ factsFrom, since, before }: RegisterRecord): string {
  if (factsFrom === null) return since;
  if (before !== null && before.factsFrom !== null && factsFrom <= before.factsFrom) return since;
  return factsFrom;
}

function bySupplier({ policy }: Context, fact: string): (one: StatedFact, other: StatedFact) => number {
  const suppliers = policy.rules.facts?.[fact]?.suppliedBy ?? [];
  const rank = ({ record }: StatedFact) => {
    const at = suppliers.indexOf(`register:${record.register}`);
    return at < 0 ? suppliers.length : at;
  };
  return (one, other) => rank(one) - rank(other) || (one.record.register < other.record.register ? -1 : 1);
}
