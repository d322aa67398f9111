import { standingOf } from '../standing-of.ts';
import { stepOf } from '../step.ts';
import { textIn } from '../task-input.ts';
import { tidyUp } from '../tidy-up.ts';
import type { Task } from './task.ts';

/** Says where the case stands. Refuses case-unknown. */
export const openNextStep: Task = async (services, input) => {
  const next = await standingOf(services, textIn(input, 'caseId'));
  return tidyUp(services, stepOf(next, services.clock.now()));
};
