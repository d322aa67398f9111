import { standingOf } from '../standing-of.ts';
import { type Step, secondsAfterFailure, stepOf } from '../step.ts';
import { type TaskInput, textIn } from '../task-input.ts';
import type { StandingServices } from '../workflow-services.ts';

/** Puts on record that a task was given up; the case waits where it stands and is tried again in an hour. */
export const taskFailed = async (services: StandingServices, input: TaskInput): Promise<Step> => {
  const next = await standingOf(services, textIn(input, 'caseId'));
  const at = services.clock.now();
  const step = { ...stepOf(next, at), waitSeconds: secondsAfterFailure };
  const { caseId, stage, visit } = step;
  await services.failures.record({ caseId, stage, visit, error: textIn(input, 'error'), at });
  return step;
};
