import { awsRunner } from '../runtime/aws-runner.ts';
import { awsStanding } from '../runtime/aws-standing.ts';
import type { TaskInput } from '../workflow/task-input.ts';
import { awaitSignal } from '../workflow/tasks/await-signal.ts';

/** The state AwaitSignal of the review machine; its token is in the input. */
export const handler = (input: TaskInput) => awaitSignal({ ...awsStanding(), runner: awsRunner() }, input);
