import type { CompiledBenefit, CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Determination } from '../determinations/determination.ts';
import { inquire } from '../determinations/inquire.ts';
import { answersTo } from './answers-to.ts';
import { answered, gapsOf } from './gap.ts';
import type { ScreeningRequest } from './known.ts';
import { settlingGaps } from './settling-gaps.ts';
import { simulate } from './simulate.ts';

/** Evaluations that a search may still cost. */
export interface Budget {
  left: number;
}

/**
 * Whether some way to answer settles a benefit that also lacks what no answer of the person can give: an amount that
 * nobody has set does not matter to whom an exclusion refuses. Goes through the answers depth first; where the budget
 * ends before the search does, it stays possible.
 */
export async function canSettle(
  compiled: CompiledPolicy,
  request: ScreeningRequest,
  now: Determination,
  benefit: CompiledBenefit,
  budget: Budget,
): Promise<boolean> {
  const determined = now.benefits[benefit.id];
  if (determined === undefined) return false;
  if (determined.outcome !== 'undetermined') return true;
  if (budget.left <= 0) return true;
  budget.left -= 1;
  const { inquiry } = await inquire(compiled, request);
  const [gap] = settlingGaps(inquiry, benefit, gapsOf(inquiry, request, determined));
  if (gap === undefined) return false;
  const answers = answersTo(inquiry, request, gap, [benefit.id]);
  if (budget.left < answers.length) return true;
  budget.left -= answers.length;
  for (const { value, determination } of await simulate(compiled, request, gap, answers)) {
    const next = { ...request, facts: answered(request.facts, gap, value) };
    if (await canSettle(compiled, next, determination, benefit, budget)) return true;
  }
  return false;
}
