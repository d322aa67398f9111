import { findCase } from '../../core/use-cases/cases/find-case.ts';
import { stepOf } from '../step.ts';
import { textIn } from '../task-input.ts';
import type { Task } from './task.ts';

/** Says where the case stands; of one that has ended nothing is left to wait or to fail. Refuses case-unknown. */
export const openNextStep: Task = async (services, input) => {
  const { case: one } = await findCase(services, textIn(input, 'caseId'));
  const step = stepOf(one, services.clock.now());
  if (step.mode === 'ended') {
    const { tokens, failures } = services;
    const waiting = await tokens.waitingFor(one.id);
    if (waiting !== undefined) await tokens.forget(waiting);
    await failures.heal(one.id);
  }
  return step;
};
