import { deriveFacts } from '../facts/derive-facts.ts';
import { type HeldBenefit, heldBenefits } from '../facts/other-benefits.ts';
import { type FactsAsOf, type GivenFacts, readFacts } from '../facts/read-facts.ts';
import { areaOf } from '../policies/parameter-value.ts';
import type { Month } from '../shared/month.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { ExplainableInquiry } from './inquiry.ts';
import { monthValues } from './month-values.ts';

export interface DetermineRequest {
  readonly month: Month;
  readonly facts: GivenFacts;
  readonly factsAsOf?: FactsAsOf;
}

/** What is known of a person before any benefit is looked at. */
export interface OpenedInquiry {
  readonly inquiry: ExplainableInquiry;
  /** Other benefits drawn; undefined where nobody said. */
  readonly held: readonly HeldBenefit[] | undefined;
  readonly stale: readonly string[];
}

/** Checks and derives the facts and evaluates every rule once. Refuses facts-invalid. */
export async function inquire(compiled: CompiledPolicy, request: DetermineRequest): Promise<OpenedInquiry> {
  const { month } = request;
  const { policy, dictionary } = compiled;
  const { values: given, stale } = readFacts(request.facts, dictionary, month, request.factsAsOf);
  const held = heldBenefits(policy, given);
  const values = deriveFacts(dictionary, policy, month, given);
  const readings = await compiled.ruleSet.evaluate(withParameters(compiled, month, values));
  const inquiry: ExplainableInquiry = {
    compiled,
    month,
    values,
    readings,
    truths: readings.map(({ truth }) => truth),
    unknownIn: (rule) => readings[rule]?.unknown ?? [],
    sharedAmounts: monthValues(compiled, month, areaOf(values)).amounts,
  };
  return { inquiry, held, stale };
}

/** The engine sees a parameter as a fact of its month, so that a condition never computes. */
function withParameters(
  compiled: CompiledPolicy,
  month: Month,
  values: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  const { parameters } = monthValues(compiled, month, areaOf(values));
  return parameters.size === 0 ? values : new Map([...values, ...parameters]);
}
