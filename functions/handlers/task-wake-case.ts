import { awsTaskServices } from '../runtime/aws-tasks.ts';
import type { TaskInput } from '../workflow/task-input.ts';
import { wakeCase } from '../workflow/tasks/wake-case.ts';

/** The state WakeCase of the review machine. */
export const handler = async (input: TaskInput) => wakeCase(await awsTaskServices(), input);
