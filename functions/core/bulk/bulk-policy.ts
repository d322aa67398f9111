import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import { decide } from '../determinations/decide.ts';
import type { DetermineRequest } from '../determinations/inquire.ts';
import type { Verdict } from '../determinations/inquiry.ts';
import { monthValues } from '../determinations/month-values.ts';
import type { Evaluation } from '../entitlements/evaluator.ts';
import { addDerived } from '../facts/derive-facts.ts';
import { heldBenefits } from '../facts/other-benefits.ts';
import { areaOf } from '../policies/parameter-value.ts';
import { compileVerdict } from './compile-verdict.ts';
import { evaluationOf } from './evaluation-of.ts';
import { factReader } from './fact-reader.ts';
import { neededDerivations } from './needed-derivations.ts';

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
  const { policy, dictionary } = compiled;
  const read = factReader(dictionary);
  const derived = neededDerivations(compiled);
  const verdicts = compiled.ruleSet.conditions.map(compileVerdict);
  return {
    evaluate({ month, facts, factsAsOf }) {
      const { values } = read(facts, month, factsAsOf);
      const held = heldBenefits(policy, values);
      addDerived(derived, { policy, month, values });
      const { parameters, amounts } = monthValues(compiled, month, areaOf(values));
      const seen = { values, parameters };
      const readings: readonly Verdict[] = verdicts.map((verdict) => verdict(seen));
      const inquiry = { compiled, month, values, readings, sharedAmounts: amounts };
      return evaluationOf(policy.digest, decide(inquiry, held).claims);
    },
  };
}
