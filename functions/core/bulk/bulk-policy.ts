import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import { decide } from '../determinations/decide.ts';
import type { DetermineRequest } from '../determinations/inquire.ts';
import { monthValues } from '../determinations/month-values.ts';
import type { Evaluation } from '../entitlements/evaluator.ts';
import { addDerived } from '../facts/derive-facts.ts';
import { heldBenefits } from '../facts/other-benefits.ts';
import { areaOf } from '../policies/parameter-value.ts';
import type { Truth } from '../rules/truth.ts';
import { alikePeople } from './alike-people.ts';
import { compileTruth } from './compile-truth.ts';
import { evaluationOf } from './evaluation-of.ts';
import { factReader } from './fact-reader.ts';
import { neededDerivations } from './needed-derivations.ts';
import { remembered } from './remembered.ts';
import { unknownIn } from './unknown-in.ts';

/** A policy made ready for many people. */
export interface BulkPolicy {
  /** What determine() says of the person and month, without the explanation. Refuses facts-invalid. */
  evaluate(request: DetermineRequest): Evaluation;
}

/**
 * Compiles a policy for bulk work. The truth of its rules comes from closures instead of json-rules-engine; facts,
 * amounts, classes and concurrence are those of determine(), which only adds the explanation.
 */
export function compileBulk(compiled: CompiledPolicy): BulkPolicy {
  const { policy, dictionary, ruleSet } = compiled;
  const read = factReader(dictionary);
  const derived = neededDerivations(compiled);
  const truthsOf = ruleSet.conditions.map(compileTruth);
  const unknowns = ruleSet.conditions.map(unknownIn);
  const alike = alikePeople(compiled);
  // Runs go through people month by month, or through the months of a person.
  let monthAsked = '';
  let byArea = remembered((area: string | undefined) => monthValues(compiled, monthAsked, area));
  return {
    evaluate({ month, facts, factsAsOf }) {
      const { values } = read(facts, month, factsAsOf);
      const held = heldBenefits(policy, values);
      addDerived(derived, { policy, month, values });
      if (month !== monthAsked) {
        monthAsked = month;
        byArea = remembered((area) => monthValues(compiled, month, area));
      }
      const ofMonth = byArea(areaOf(values));
      const seen = { values, parameters: ofMonth.parameters };
      const truths: Truth[] = [];
      for (const truthOf of truthsOf) truths.push(truthOf(seen));
      const key = alike.keyOf(month, truths, values, held);
      const before = key === undefined ? undefined : alike.find(ofMonth, key);
      if (before !== undefined) return before;
      const inquiry = {
        compiled,
        month,
        values,
        truths,
        unknownIn: (rule: number) => unknowns[rule]?.(seen) ?? [],
        sharedAmounts: ofMonth.amounts,
      };
      const evaluation = evaluationOf(policy.digest, decide(inquiry, held).claims);
      if (key !== undefined) alike.keep(ofMonth, key, evaluation);
      return evaluation;
    },
  };
}
