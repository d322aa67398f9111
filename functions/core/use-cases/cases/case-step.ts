import { type NextStep, nextStep } from '../../cases/next-step.ts';
import type { CaseServices } from './case-services.ts';
import { findCase } from './find-case.ts';

/** Where a case stands, for the review machine: mode, visit and when to look at the clocks. Refuses case-unknown. */
export async function caseStep(services: CaseServices, caseId: string): Promise<NextStep> {
  const { case: one } = await findCase(services, caseId);
  return nextStep(one, services.clock.now());
}
