import type { ReviewTask } from './names.ts';
import { awaitSignal } from './tasks/await-signal.ts';
import { openNextStep } from './tasks/open-next-step.ts';
import { runAutomaticStep } from './tasks/run-automatic-step.ts';
import type { Task } from './tasks/task.ts';
import { taskFailed } from './tasks/task-failed.ts';
import { wakeCase } from './tasks/wake-case.ts';

/** The work of every Task state of the review machine. */
export const reviewTaskWork: Readonly<Record<ReviewTask, Task>> = {
  OpenNextStep: openNextStep,
  AwaitSignal: awaitSignal,
  RunAutomaticStep: runAutomaticStep,
  WakeCase: wakeCase,
  TaskFailed: taskFailed,
};
