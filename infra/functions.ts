import { type ReviewTask, taskFileOf } from '../functions/workflow/names.ts';

/** What runs a function; the time stands above what its caller waits, so that the caller's message is the one seen. */
export interface FunctionSize {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
}

const task = { memoryMb: 512, timeoutSeconds: 30 } as const;

/** Every function, by the name of its file in functions/handlers. */
export const functionSizes = {
  // API Gateway answers 503 after 30 seconds, whatever the function does.
  api: { memoryMb: 1024, timeoutSeconds: 29 },
  'task-open-next-step': task,
  'task-await-signal': task,
  'task-run-automatic-step': { memoryMb: 1024, timeoutSeconds: 120 },
  'task-wake-case': { memoryMb: 1024, timeoutSeconds: 60 },
  'task-task-failed': task,
  'deliver-outbox': { memoryMb: 512, timeoutSeconds: 60 },
  'deliver-webhooks': { memoryMb: 512, timeoutSeconds: 300 },
  'record-decision': { memoryMb: 512, timeoutSeconds: 60 },
  'policy-changed': { memoryMb: 1769, timeoutSeconds: 300 }, // a whole vCPU: it checks every district below
  'keep-time': { memoryMb: 512, timeoutSeconds: 900 },
  'batch-chunk': { memoryMb: 1769, timeoutSeconds: 600 },
} as const satisfies Readonly<Record<string, FunctionSize>>;

export type FunctionName = keyof typeof functionSizes;
export const functionNames = Object.keys(functionSizes) as readonly FunctionName[]; // the keys of a const object

/** The function of a Task state of the review machine. */
export function taskFunctionOf(task: ReviewTask): FunctionName {
  const wanted = `task-${taskFileOf(task)}`;
  const found = functionNames.find((name) => name === wanted);
  if (found !== undefined) return found;
  throw new Error(`the state ${task} has no function; right is a row ${wanted} in infra/functions.ts`);
}
