import { awsStanding } from '../runtime/aws-standing.ts';
import type { TaskInput } from '../workflow/task-input.ts';
import { openNextStep } from '../workflow/tasks/open-next-step.ts';

/** The state OpenNextStep of the review machine. */
export const handler = (input: TaskInput) => openNextStep(awsStanding(), input);
