import type { Amount } from '../../generated/policy-file.ts';
import { hangsOnFact } from '../determinations/amount-parts.ts';
import { hasStoppedBy } from '../determinations/claim-benefit.ts';
import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { MonthValues } from '../determinations/month-values.ts';
import type { Evaluation } from '../entitlements/evaluator.ts';
import type { HeldBenefit } from '../facts/other-benefits.ts';
import type { Truth } from '../rules/truth.ts';
import type { Month } from '../shared/month.ts';

/** Evaluations of people of whom every rule says the same, by what all of one area and month share. */
export interface AlikePeople {
  /** Stands for the truth of all rules, the events that stop and the other benefits; undefined where more decides. */
  keyOf(
    month: Month,
    truths: readonly Truth[],
    values: ReadonlyMap<string, unknown>,
    held: readonly HeldBenefit[] | undefined,
  ): Key | undefined;
  find(ofMonth: MonthValues, key: Key): Evaluation | undefined;
  keep(ofMonth: MonthValues, key: Key, evaluation: Evaluation): void;
}

/** A number where no other benefit is drawn. */
type Key = number | string;

/** A number holds so many yes and no exactly. */
const MOST_BITS = 52;
/** Kinds of people that are remembered for one area and month. */
const MOST_REMEMBERED = 10_000;

/**
 * Where the truth of every rule is known, no amount hangs on a fact and nothing stays undetermined, decide() has
 * nothing to look at but these truths, the life events that stop and the other benefits drawn: whoever is alike is
 * decided alike. An event that does not stop decides nothing.
 */
export function alikePeople({ benefits, ruleSet }: CompiledPolicy): AlikePeople {
  const events = [...new Set(benefits.flatMap((benefit) => benefit.events.map(({ event }) => event)))];
  const amounts: Amount[] = benefits.flatMap(({ classes }) => classes.map(({ amount }) => amount));
  const isPossible = ruleSet.conditions.length + events.length <= MOST_BITS && !amounts.some(hangsOnFact);
  const byMonth = new WeakMap<MonthValues, Map<Key, Evaluation>>();
  return {
    keyOf(month, truths, values, held) {
      if (!isPossible || held === undefined) return undefined;
      let key = 0;
      for (const truth of truths) {
        if (truth === undefined) return undefined;
        key = key * 2 + (truth ? 1 : 0);
      }
      for (const event of events) key = key * 2 + (hasStoppedBy(event, month, values) ? 1 : 0);
      return held.length === 0 ? key : `${key} ${JSON.stringify(held)}`;
    },
    find: (ofMonth, key) => byMonth.get(ofMonth)?.get(key),
    keep(ofMonth, key, evaluation) {
      if (Object.values(evaluation.benefits).some(({ outcome }) => outcome === 'undetermined')) return;
      const known = byMonth.get(ofMonth) ?? new Map<Key, Evaluation>();
      if (known.size >= MOST_REMEMBERED) known.clear();
      byMonth.set(ofMonth, known.set(key, evaluation));
    },
  };
}
