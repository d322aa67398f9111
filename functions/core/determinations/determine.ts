import { referenceTo } from '../policies/policy.ts';
import { formatMoney } from '../shared/money.ts';
import { bilingual } from '../shared/text.ts';
import type { RejectedClass } from './choose-class.ts';
import { type Claim, classOf, isDecisive } from './claim.ts';
import type { WeighedCombination } from './combine-benefits.ts';
import type { CompiledClass, CompiledPolicy } from './compile-policy.ts';
import { type Decided, decide } from './decide.ts';
import type { BenefitDetermination, ClassNotTaken, Combination, Determination } from './determination.ts';
import { explainBenefit } from './explain-benefit.ts';
import { explainDetermination } from './explain-determination.ts';
import { type DetermineRequest, inquire } from './inquire.ts';
import type { ExplainableInquiry } from './inquiry.ts';
import { missingFacts } from './missing-facts.ts';
import { presentConcurrence, presentReason } from './present-claim.ts';

export type { DetermineRequest };

/**
 * Determines every benefit of a policy for a person and month. Pure: the same policy digest, month and facts give
 * the same bytes. Refuses facts-invalid.
 */
export async function determine(compiled: CompiledPolicy, request: DetermineRequest): Promise<Determination> {
  const { inquiry, held, stale } = await inquire(compiled, request);
  return present(inquiry, decide(inquiry, held), stale);
}

function present(
  inquiry: ExplainableInquiry,
  { claims, combinations }: Decided,
  stale: readonly string[],
): Determination {
  const { policy } = inquiry.compiled;
  const benefits: Record<string, BenefitDetermination> = {};
  for (const claim of claims) benefits[claim.benefit.id] = benefitDetermination(inquiry, claim, stale);
  const total = claims.reduce((sum, { outcome, fen }) => (outcome === 'due' ? sum + fen : sum), 0);
  const parts = {
    jurisdiction: policy.jurisdiction,
    jurisdictionName: bilingual(policy.name, policy.jurisdiction),
    month: inquiry.month,
    policy: { digest: policy.digest, layers: policy.layers.map(referenceTo) },
    benefits,
    totalMonthlyAmount: formatMoney(total),
    isComplete: claims.every(({ outcome }) => outcome !== 'undetermined'),
    combinations: combinations.map(presentCombination),
    staleFacts: stale,
    unverifiedDocuments: unverified(benefits),
  };
  return { ...parts, explanation: explainDetermination(parts) };
}

function benefitDetermination(
  inquiry: ExplainableInquiry,
  claim: Claim,
  stale: readonly string[],
): BenefitDetermination {
  const { compiled } = inquiry;
  const { benefit, outcome, fen, taken } = claim;
  const isGranted = outcome === 'due';
  const className = classOf(claim);
  const missing = outcome === 'undetermined' ? missingFacts(compiled, claim.missing, stale) : [];
  const parts = {
    label: benefit.label,
    outcome: isGranted ? 'granted' : outcome,
    monthlyAmount: isGranted ? formatMoney(fen) : outcome === 'refused' ? '0.00' : null,
    class: className,
    classLabel: className === null ? null : joinLabels(taken),
    inKind: isGranted ? claim.inKind.map((one) => ({ ...one, value: formatMoney(one.value) })) : [],
    reasons: claim.reasons.map((reason) => presentReason(reason, isDecisive(reason, claim), inquiry)),
    missing,
    notTaken: isGranted ? claim.notTaken.map(presentRejected) : [],
    concurrence: claim.concurrence.map((one) => presentConcurrence(one, compiled)),
  } as const;
  return { ...parts, explanation: explainBenefit(parts, compiled.dictionary) };
}

function presentRejected({ candidate, reason }: RejectedClass): ClassNotTaken {
  const { compiled, amount } = candidate;
  return {
    class: compiled.id,
    label: compiled.label,
    monthlyAmount: amount.known ? formatMoney(amount.fen) : null,
    reason,
  };
}

function presentCombination({ benefits, others, total, taken }: WeighedCombination): Combination {
  return {
    benefits: benefits.map(({ benefit }) => benefit.id),
    otherBenefits: others.map(({ code }) => code),
    totalMonthlyAmount: formatMoney(total),
    taken,
  };
}

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
