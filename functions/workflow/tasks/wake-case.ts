import { nextStep } from '../../core/cases/next-step.ts';
import { keepTime } from '../../core/use-cases/cases/keep-time.ts';
import { type Step, secondsAfterNothing, stepOf } from '../step.ts';
import { numberIn, type TaskInput, textIn } from '../task-input.ts';
import { tidyUp } from '../tidy-up.ts';
import type { MovingServices } from '../workflow-services.ts';

/** Warns, calls late what is late, ends a notice whose time is over; decides nothing. */
export const wakeCase = async (services: MovingServices, input: TaskInput): Promise<Step> => {
  const caseId = textIn(input, 'caseId');
  const one = await keepTime(services, caseId);
  const hasMoved = one.revision !== numberIn(input, 'revision');
  const now = services.clock.now();
  const step = stepOf(nextStep(one, now), now, hasMoved ? 1 : secondsAfterNothing);
  // An automatic step that failed is healed by itself alone.
  if (step.mode !== 'automatic') await services.failures.heal(caseId);
  return tidyUp(services, step);
};
