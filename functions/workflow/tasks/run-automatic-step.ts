import { nextStep } from '../../core/cases/next-step.ts';
import { runCheck } from '../../core/use-cases/cases/run-check.ts';
import { type Step, stepOf } from '../step.ts';
import { numberIn, type TaskInput, textIn } from '../task-input.ts';
import { tidyUp } from '../tidy-up.ts';
import type { MovingServices, WorkflowServices } from '../workflow-services.ts';

/** Does what is the platform's to do at the visit; a visit that is over is left alone. Throws where it cannot. */
export const runAutomaticStep = async (
  services: MovingServices & Pick<WorkflowServices, 'register'>,
  input: TaskInput,
): Promise<Step> => {
  const caseId = textIn(input, 'caseId');
  const one = await runCheck(services, services.register, caseId, numberIn(input, 'visit'));
  await services.failures.heal(caseId);
  const now = services.clock.now();
  return tidyUp(services, stepOf(nextStep(one, now), now));
};
