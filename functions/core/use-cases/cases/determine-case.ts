import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { pinnedPolicy } from '../../cases/pinned-policy.ts';
import { referenceMonth } from '../../cases/reference-month.ts';
import type { Determination } from '../../determinations/determination.ts';
import { determine } from '../../determinations/determine.ts';
import type { CaseServices } from './case-services.ts';
import { findCase } from './find-case.ts';

/**
 * The whole determination of a case with every reason, as officers and the decision letter show it: computed again
 * from the pinned policy and the facts. Refuses case-unknown, pinned-policy-missing.
 */
export async function determineCase(services: CaseServices, caseId: string): Promise<Determination> {
  const { catalogue, compiled, clock } = services;
  const { case: one } = await findCase(services, caseId);
  const policy = pinnedPolicy(catalogue, one.policy);
  const { facts, factsAsOf, result, appliedOn } = one;
  const month = result?.fromMonth ?? referenceMonth(policy.rules, appliedOn, calendarDateAt(clock.now()));
  return determine(compiled(policy), { month, facts, factsAsOf });
}
