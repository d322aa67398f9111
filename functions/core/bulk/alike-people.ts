import type { Amount } from '../../generated/policy-file.ts';
import { hangsOnFact } from '../determinations/amount-parts.ts';
import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { MonthValues } from '../determinations/month-values.ts';
import type { Evaluation } from '../entitlements/evaluator.ts';
import type { HeldBenefit } from '../facts/other-benefits.ts';
import type { Truth } from '../rules/truth.ts';

/** Evaluations of people of whom every rule says the same, by what all of one area and month share. */
export interface AlikePeople {
  /** One number for the truth of all rules; undefined where more than these decides. */
  keyOf(
    truths: readonly Truth[],
    values: ReadonlyMap<string, unknown>,
    held: readonly HeldBenefit[] | undefined,
  ): number | undefined;
  find(ofMonth: MonthValues, key: number): Evaluation | undefined;
  keep(ofMonth: MonthValues, key: number, evaluation: Evaluation): void;
}

/** A number holds so many bits exactly. */
const MOST_RULES = 52;
/** Kinds of people that are remembered for one area and month. */
const MOST_REMEMBERED = 10_000;

/**
 * Where the truth of every rule is known, no life event and no other benefit is recorded, no amount hangs on a fact
 * and nothing stays undetermined, decide() has nothing else to look at: whoever is alike is decided alike.
 */
export function alikePeople({ benefits, ruleSet }: CompiledPolicy): AlikePeople {
  const eventFacts = [
    ...new Set(benefits.flatMap(({ events }) => events.flatMap(({ event }) => event.fact ?? []))),
  ];
  const amounts: Amount[] = benefits.flatMap(({ classes }) => classes.map(({ amount }) => amount));
  const isPossible = ruleSet.conditions.length <= MOST_RULES && !amounts.some(hangsOnFact);
  const byMonth = new WeakMap<MonthValues, Map<number, Evaluation>>();
  return {
    keyOf(truths, values, held) {
      if (!isPossible || held?.length !== 0) return undefined;
      let key = 0;
      for (const truth of truths) {
        if (truth === undefined) return undefined;
        key = key * 2 + (truth ? 1 : 0);
      }
      for (const fact of eventFacts) if (values.has(fact)) return undefined;
      return key;
    },
    find: (ofMonth, key) => byMonth.get(ofMonth)?.get(key),
    keep(ofMonth, key, evaluation) {
      if (Object.values(evaluation.benefits).some(({ outcome }) => outcome === 'undetermined')) return;
      const known = byMonth.get(ofMonth) ?? new Map<number, Evaluation>();
      if (known.size >= MOST_REMEMBERED) known.clear();
      byMonth.set(ofMonth, known.set(key, evaluation));
    },
  };
}
