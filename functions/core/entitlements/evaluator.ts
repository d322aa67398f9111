import type { FactsAsOf, GivenFacts } from '../facts/read-facts.ts';
import type { Month } from '../shared/month.ts';

/** One person's facts in one month, asked of the policy of one jurisdiction. */
export interface EvaluationRequest {
  readonly jurisdiction: string;
  readonly month: Month;
  /** Only policies issued by this day count. */
  readonly knownOn: string;
  /** By dotted id, as the policy's dictionary has them; null or absent: unknown. */
  readonly facts: GivenFacts;
  readonly factsAsOf: FactsAsOf;
}

/** What a policy says of one benefit. */
export interface EvaluatedBenefit {
  readonly outcome: 'granted' | 'refused' | 'undetermined';
  /** 分; 0 unless granted. */
  readonly fen: number;
  readonly class: string | null;
  /** Ids of the decisive reasons, such as class.minimum-living, in the order of the determination. */
  readonly reasons: readonly string[];
  /** Ids of the facts that would settle an undetermined outcome; absent where the evaluator does not look for them. */
  readonly missing?: readonly string[];
}

/** A determination cut down to what the ledger needs. */
export interface Evaluation {
  readonly policyDigest: string;
  readonly benefits: Readonly<Record<string, EvaluatedBenefit>>;
}

/**
 * Asks a policy. Two exist, proven equal: the explained one over json-rules-engine and the compiled one for many
 * people. Refuses jurisdiction-unknown, policy-not-in-force and facts-invalid.
 */
export interface Evaluator {
  evaluate(request: EvaluationRequest): Evaluation | Promise<Evaluation>;
}
