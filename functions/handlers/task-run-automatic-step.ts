import { awsRegister } from '../runtime/aws-register.ts';
import { awsTaskServices } from '../runtime/aws-tasks.ts';
import type { TaskInput } from '../workflow/task-input.ts';
import { runAutomaticStep } from '../workflow/tasks/run-automatic-step.ts';

/** The state RunAutomaticStep of the review machine. */
export const handler = async (input: TaskInput) =>
  runAutomaticStep({ ...(await awsTaskServices()), register: awsRegister() }, input);
