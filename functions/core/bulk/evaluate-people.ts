import { compilePolicy } from '../determinations/compile-policy.ts';
import type { Evaluation, EvaluationRequest } from '../entitlements/evaluator.ts';
import type { PolicyLayer } from '../policies/policy.ts';
import { policyCatalogueOf } from '../policies/policy-catalogue-of.ts';
import { bulkEvaluator } from './bulk-evaluator.ts';

/** The chunk function of simulations: evaluates people by these policy files, in their order. */
export function evaluatePeople({
  layers,
}: {
  readonly layers: readonly PolicyLayer[];
}): (people: readonly EvaluationRequest[]) => Evaluation[] {
  const evaluator = bulkEvaluator(policyCatalogueOf(layers), compilePolicy);
  return (people) => people.map((person) => evaluator.evaluate(person));
}
