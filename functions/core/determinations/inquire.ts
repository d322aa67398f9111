import { deriveFacts } from '../facts/derive-facts.ts';
import { type HeldBenefit, heldBenefits } from '../facts/other-benefits.ts';
import { type FactsAsOf, type GivenFacts, readFacts } from '../facts/read-facts.ts';
import { AREA_FACT, areaOf, parameterValue } from '../policies/parameter-value.ts';
import { parameterFact } from '../rules/expand-condition.ts';
import type { Month } from '../shared/month.ts';
import type { AmountValue } from './amount-value.ts';
import type { CompiledClass, CompiledPolicy } from './compile-policy.ts';
import type { ExplainableInquiry } from './inquiry.ts';

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
    sharedAmounts: sharedAmounts(compiled, month, values),
  };
  return { inquiry, held, stale };
}

/** The engine sees a parameter as a fact of its month, so that a condition never computes. */
function withParameters(
  compiled: CompiledPolicy,
  month: Month,
  values: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  if (compiled.comparedParameters.length === 0) return values;
  const all = new Map(values);
  const area = areaOf(values);
  for (const id of compiled.comparedParameters) {
    const parameter = parameterValue(compiled.policy, id, month, area);
    if (parameter.known) all.set(parameterFact(id), Number(parameter.value.n) / Number(parameter.value.d));
  }
  return all;
}

const amountsByPolicy = new WeakMap<CompiledPolicy, Map<string, Map<CompiledClass, AmountValue>>>();
/** Months and areas whose amounts are remembered for one policy. */
const MOST_REMEMBERED = 64;

function sharedAmounts(
  compiled: CompiledPolicy,
  month: Month,
  values: ReadonlyMap<string, unknown>,
): Map<CompiledClass, AmountValue> {
  const byKey = amountsByPolicy.get(compiled) ?? new Map<string, Map<CompiledClass, AmountValue>>();
  amountsByPolicy.set(compiled, byKey);
  const key = `${month} ${String(values.get(AREA_FACT))}`;
  const known = byKey.get(key);
  if (known !== undefined) return known;
  if (byKey.size >= MOST_REMEMBERED) byKey.clear();
  const fresh = new Map<CompiledClass, AmountValue>();
  byKey.set(key, fresh);
  return fresh;
}
