import { referenceTo } from '../policies/policy.ts';
import { formatMoney } from '../shared/money.ts';
import type { Month } from '../shared/month.ts';
import { bilingual } from '../shared/text.ts';
import type { Claim } from './claim.ts';
import { claimBenefit } from './claim-benefit.ts';
import type { CompiledClass, CompiledPolicy } from './compile-policy.ts';
import { applyConcurrence } from './concurrence.ts';
import type { BenefitDetermination, Determination } from './determination.ts';
import { explainBenefit } from './explain-benefit.ts';
import { explainDetermination } from './explain-determination.ts';
import { type DetermineRequest, inquire } from './inquire.ts';
import { missingFacts } from './missing-facts.ts';

export type { DetermineRequest };

/**
 * Determines every benefit of a policy for a person and month. Pure: the same policy digest, month and facts give
 * the same bytes. Refuses facts-invalid.
 */
export async function determine(compiled: CompiledPolicy, request: DetermineRequest): Promise<Determination> {
  const { inquiry, held, stale } = await inquire(compiled, request);
  const claims = compiled.benefits.map((benefit) => claimBenefit(benefit, inquiry));
  const combinations = applyConcurrence(inquiry, claims, held);
  return present(compiled, request.month, claims, combinations, stale);
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
