import type { HeldBenefit } from '../facts/other-benefits.ts';
import type { Claim } from './claim.ts';
import { claimBenefit } from './claim-benefit.ts';
import type { WeighedCombination } from './combine-benefits.ts';
import { applyConcurrence } from './concurrence.ts';
import type { Inquiry } from './inquiry.ts';

/** The claims as they stand in the end, and the ways to combine benefits that were weighed. */
export interface Decided {
  readonly claims: readonly Claim[];
  readonly combinations: readonly WeighedCombination[];
}

/**
 * Decides every benefit, without a word of explanation: determine() presents what it says, the bulk evaluator hands it
 * out as it is. `held` is undefined where nobody said which other benefits the person draws.
 */
export function decide(inquiry: Inquiry, held: readonly HeldBenefit[] | undefined): Decided {
  const claims = inquiry.compiled.benefits.map((benefit) => claimBenefit(benefit, inquiry));
  return { claims, combinations: applyConcurrence(inquiry, claims, held) };
}
