import { findCase } from '../../core/use-cases/cases/find-case.ts';
import { stepOf } from '../step.ts';
import { textIn } from '../task-input.ts';
import { tidyUp } from '../tidy-up.ts';
import type { Task } from './task.ts';

/** Says where the case stands. Refuses case-unknown. */
export const openNextStep: Task = async (services, input) => {
  const { case: one } = await findCase(services, textIn(input, 'caseId'));
  return tidyUp(services, stepOf(one, services.clock.now()));
};
