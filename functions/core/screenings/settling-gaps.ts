import { basesOf } from '../determinations/bases-of.ts';
import { candidatesOf } from '../determinations/choose-class.ts';
import { amountOf } from '../determinations/claim-benefit.ts';
import type { CompiledBenefit } from '../determinations/compile-policy.ts';
import type { Inquiry } from '../determinations/inquiry.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import type { Gap } from './gap.ts';
import { unknownBehindConcurrence } from './questions-ahead.ts';

/**
 * The gaps whose answers could settle a benefit that also lacks what no answer can give. Where a class that applies
 * lacks its amount, no other class settles the benefit, and only what could refuse it is left: requirements,
 * exclusions, life events, other benefits.
 */
export function settlingGaps(
  inquiry: Inquiry,
  benefit: CompiledBenefit,
  gaps: readonly Gap[],
): readonly Gap[] {
  if (!lacksAmountForGood(inquiry, benefit, gaps)) return gaps;
  const refusing = new Set([
    OTHER_BENEFITS,
    ...benefit.criteria
      .flatMap(({ rule }) => inquiry.unknownIn(rule))
      .flatMap((fact) => basesOf(inquiry, fact)),
    ...benefit.events.flatMap(({ event }) => event.fact ?? []),
    ...unknownBehindConcurrence(inquiry, benefit),
  ]);
  return gaps.filter(({ id, fact }) => refusing.has(id) || refusing.has(fact));
}

function lacksAmountForGood(inquiry: Inquiry, benefit: CompiledBenefit, gaps: readonly Gap[]): boolean {
  if (benefit.select === 'first') return false;
  const askable = new Set(gaps.map(({ id }) => id));
  return candidatesOf(benefit, inquiry.truths, (one) => amountOf(one, inquiry)).some(
    ({ truth, amount }) =>
      truth === true &&
      !amount.known &&
      amount.missing.flatMap((fact) => basesOf(inquiry, fact)).some((base) => !askable.has(base)),
  );
}
