import { type Claim, classOf, isDecisive } from '../determinations/claim.ts';
import type { EvaluatedBenefit, Evaluation } from '../entitlements/evaluator.ts';

/** The claims of a person as the ledger needs them. */
export function evaluationOf(policyDigest: string, claims: readonly Claim[]): Evaluation {
  const benefits: Record<string, EvaluatedBenefit> = {};
  for (const claim of claims) benefits[claim.benefit.id] = evaluated(claim);
  return { policyDigest, benefits };
}

function evaluated(claim: Claim): EvaluatedBenefit {
  const { outcome, fen } = claim;
  const reasons: string[] = [];
  for (const reason of claim.reasons) if (isDecisive(reason, claim)) reasons.push(reason.id);
  const stated = {
    outcome: outcome === 'due' ? 'granted' : outcome,
    fen: outcome === 'due' ? fen : 0,
    class: classOf(claim),
    reasons,
  } as const;
  return outcome === 'undetermined' ? { ...stated, missing: [...claim.missing].sort() } : stated;
}
