import type { Determination, Outcome } from '../determinations/determination.ts';
import { digestOf } from '../shared/digest.ts';

/** What the determination says of one benefit asked for. */
export interface BenefitFinding {
  readonly outcome: Outcome;
  /** Decimal yuan; "0.00" where refused, null while undetermined. */
  readonly monthlyAmount: string | null;
  readonly class: string | null;
  /** Ids of the reasons that decided. */
  readonly reasons: readonly string[];
  /** Facts that would settle an undetermined benefit. */
  readonly missing: readonly string[];
}

/** A determination as a stage keeps it: the whole is computed again, to the byte, from policy and facts. */
export interface StageDetermination {
  /** SHA-256 of the RFC 8785 form of the rest. */
  readonly digest: string;
  readonly policy: string;
  readonly month: string;
  readonly benefits: Readonly<Record<string, BenefitFinding>>;
}

/** Keeps of a determination what a stage needs, for the benefits that are asked for. */
export function stageDetermination(
  determination: Determination,
  benefits: readonly string[],
): StageDetermination {
  const findings: Record<string, BenefitFinding> = {};
  for (const id of benefits) {
    const found = determination.benefits[id];
    if (found === undefined) continue;
    const { outcome, monthlyAmount, reasons, missing } = found;
    findings[id] = {
      outcome,
      monthlyAmount,
      class: found.class,
      reasons: reasons.filter(({ decisive }) => decisive).map((reason) => reason.id),
      missing: missing.map(({ fact }) => fact),
    };
  }
  const found = { policy: determination.policy.digest, month: determination.month, benefits: findings };
  return { digest: digestOf(found), ...found };
}

/** Outcome and amount by benefit, as events show them. */
export function outcomesOf({ benefits }: StageDetermination) {
  return Object.fromEntries(
    Object.entries(benefits).map(([id, { outcome, monthlyAmount }]) => [id, { outcome, monthlyAmount }]),
  );
}
