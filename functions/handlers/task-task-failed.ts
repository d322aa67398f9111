import { awsStanding } from '../runtime/aws-standing.ts';
import type { TaskInput } from '../workflow/task-input.ts';
import { taskFailed } from '../workflow/tasks/task-failed.ts';

/** The state TaskFailed of the review machine. */
export const handler = (input: TaskInput) => taskFailed(awsStanding(), input);
