import { parameterValue } from '../policies/parameter-value.ts';
import { referenceTo } from '../policies/policy.ts';
import { parameterFact } from '../rules/expand-condition.ts';
import { formatMoney } from '../shared/money.ts';
import type { Month } from '../shared/month.ts';
import { bilingual } from '../shared/text.ts';
import type { AmountValue } from './amount-value.ts';
import type { Claim } from './claim.ts';
import { claimBenefit, type Inquiry } from './claim-benefit.ts';
import type { CompiledClass, CompiledPolicy } from './compile-policy.ts';
import { applyConcurrence } from './concurrence.ts';
import { deriveFacts } from './derive-facts.ts';
import type { BenefitDetermination, Determination } from './determination.ts';
import { explainBenefit } from './explain-benefit.ts';
import { explainDetermination } from './explain-determination.ts';
import { missingFacts } from './missing-facts.ts';
import { heldBenefits } from './other-benefits.ts';
import { type FactsAsOf, type GivenFacts, readFacts } from './read-facts.ts';

export interface DetermineRequest {
  readonly month: Month;
  readonly facts: GivenFacts;
  readonly factsAsOf?: FactsAsOf;
}

/**
 * Determines every benefit of a policy for a person and month. Pure: the same policy digest, month and facts give
 * the same bytes. Refuses facts-invalid.
 */
export async function determine(compiled: CompiledPolicy, request: DetermineRequest): Promise<Determination> {
  const { month } = request;
  const { policy, dictionary } = compiled;
  const { values: given, stale } = readFacts(request.facts, dictionary, month, request.factsAsOf);
  const held = heldBenefits(policy, given);
  const values = deriveFacts(dictionary, policy, month, given);
  const readings = await compiled.ruleSet.evaluate(withParameters(compiled, month, values));
  const inquiry: Inquiry = {
    compiled,
    month,
    values,
    readings,
    sharedAmounts: sharedAmounts(compiled, month, values),
  };
  const claims = compiled.benefits.map((benefit) => claimBenefit(benefit, inquiry));
  const combinations = applyConcurrence(compiled, claims, held, readings);
  return present(compiled, month, claims, combinations, stale);
}

/** The engine sees a parameter as a fact of its month, so that a condition never computes. */
function withParameters(
  compiled: CompiledPolicy,
  month: Month,
  values: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  if (compiled.comparedParameters.length === 0) return values;
  const all = new Map(values);
  const area = values.get('hukou.area');
  for (const id of compiled.comparedParameters) {
    const parameter = parameterValue(compiled.policy, id, month, typeof area === 'string' ? area : undefined);
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
  const key = `${month} ${String(values.get('hukou.area'))}`;
  const known = byKey.get(key);
  if (known !== undefined) return known;
  if (byKey.size >= MOST_REMEMBERED) byKey.clear();
  const fresh = new Map<CompiledClass, AmountValue>();
  byKey.set(key, fresh);
  return fresh;
}

function present(
  compiled: CompiledPolicy,
  month: Month,
  claims: readonly Claim[],
  combinations: Determination['combinations'],
  stale: readonly string[],
): Determination {
  const { policy } = compiled;
  const benefits: Record<string, BenefitDetermination> = {};
  for (const claim of claims) benefits[claim.benefit.id] = benefitDetermination(compiled, claim, stale);
  const total = claims.reduce((sum, { outcome, fen }) => (outcome === 'due' ? sum + fen : sum), 0);
  const parts = {
    jurisdiction: policy.jurisdiction,
    jurisdictionName: bilingual(policy.name, policy.jurisdiction),
    month,
    policy: { digest: policy.digest, layers: policy.layers.map(referenceTo) },
    benefits,
    totalMonthlyAmount: formatMoney(total),
    isComplete: claims.every(({ outcome }) => outcome !== 'undetermined'),
    combinations,
    staleFacts: stale,
    unverifiedDocuments: unverified(benefits),
  };
  return { ...parts, explanation: explainDetermination(parts) };
}

function benefitDetermination(
  compiled: CompiledPolicy,
  claim: Claim,
  stale: readonly string[],
): BenefitDetermination {
  const { benefit, outcome, fen, taken } = claim;
  const isGranted = outcome === 'due';
  const [first] = isGranted ? taken : [];
  const missing = outcome === 'undetermined' ? missingFacts(compiled, claim.missing, stale) : [];
  const parts = {
    label: benefit.label,
    outcome: isGranted ? 'granted' : outcome,
    monthlyAmount: isGranted ? formatMoney(fen) : outcome === 'refused' ? '0.00' : null,
    class: first === undefined ? null : taken.map(({ id }) => id).join('+'),
    classLabel: first === undefined ? null : joinLabels(taken),
    inKind: isGranted ? claim.inKind.map((one) => ({ ...one, value: formatMoney(one.value) })) : [],
    reasons: claim.reasons.map((reason) => ({
      ...reason,
      decisive: reason.decisive && reason.outcome === DECIDES[outcome],
    })),
    missing,
    notTaken: isGranted ? claim.notTaken : [],
    concurrence: claim.concurrence,
  } as const;
  return { ...parts, explanation: explainBenefit(parts, compiled.dictionary) };
}

/** A refusal rests on what failed, a grant on the class that passed, an open outcome on what is unknown. */
const DECIDES = { due: 'passed', refused: 'failed', undetermined: 'unknown' } as const;

function joinLabels(classes: readonly CompiledClass[]): { zh: string; en: string } {
  return {
    zh: classes.map(({ label }) => label.zh).join('、'),
    en: classes.map(({ label }) => label.en).join(', '),
  };
}

function unverified(benefits: Readonly<Record<string, BenefitDetermination>>): string[] {
  const documents = new Set<string>();
  for (const { reasons } of Object.values(benefits))
    for (const { decisive, citations } of reasons)
      for (const { document, verified } of citations) if (decisive && !verified) documents.add(document);
  return [...documents].sort();
}
