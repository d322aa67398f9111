import type { Step } from './step.ts';
import type { StandingServices } from './workflow-services.ts';

/** Gives the step on; of a case that has ended nothing is left behind to wait or to fail. */
export async function tidyUp(
  { tokens, failures }: Pick<StandingServices, 'tokens' | 'failures'>,
  step: Step,
): Promise<Step> {
  if (step.mode !== 'ended') return step;
  const waiting = await tokens.waitingFor(step.caseId);
  if (waiting !== undefined) await tokens.forget(waiting);
  await failures.heal(step.caseId);
  return step;
}
