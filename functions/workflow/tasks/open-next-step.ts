import { standingOf } from '../standing-of.ts';
import { type Step, stepOf } from '../step.ts';
import { type TaskInput, textIn } from '../task-input.ts';
import { tidyUp } from '../tidy-up.ts';
import type { StandingServices } from '../workflow-services.ts';

/** Says where the case stands. Refuses case-unknown. */
export const openNextStep = async (services: StandingServices, input: TaskInput): Promise<Step> => {
  const next = await standingOf(services, textIn(input, 'caseId'));
  return tidyUp(services, stepOf(next, services.clock.now()));
};
