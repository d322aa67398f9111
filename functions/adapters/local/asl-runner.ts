import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import type { SystemClock } from '../../core/ports/clock.ts';
import type { WorkflowRunner } from '../../core/ports/workflow-runner.ts';
import { localDefinition, type WaitParameters } from './asl-definition.ts';
import { createGate } from './asl-gate.ts';
import { createWaits } from './asl-waits.ts';

/** The work of a Task state, given the parameters that the machine's file names. */
export type LocalTask = (input: Readonly<Record<string, unknown>>) => Promise<unknown>;

export interface AslRunnerParts {
  /** A machine in Amazon States Language whose input is {"caseId"}. */
  readonly definition: object;
  /** By the name of the Task state; made with the runner, since tasks signal others. */
  readonly tasks: (runner: WorkflowRunner) => Readonly<Record<string, LocalTask>>;
  readonly clock: SystemClock;
  /** A task or an execution failed; it is retried as the file says, or started again after an hour. */
  readonly onFault: (error: unknown, where: string) => void;
  /** How often the clock is looked at; 0: only when lookAtClock is called. */
  readonly lookEveryMs?: number;
  /** Instead of the intervals in the file; for tests and demonstrations. */
  readonly retryAfterMs?: number;
}

/** The machines of all cases of this process. */
export interface AslRunner extends WorkflowRunner {
  /** Ends the waits whose time has come, and starts again what failed an hour ago; resolves when it has. */
  lookAtClock(): Promise<void>;
  /** Resolves when every execution waits or has ended. */
  settled(): Promise<void>;
  standing(): { readonly waiting: number; readonly working: number; readonly failed: number };
  /** Starts nothing more and resolves when the tasks at work are done; where cases stand is in the store. */
  stop(): Promise<void>;
}

interface Execution {
  /** What `$$.Task` gives in the machine's file. */
  readonly task: { Token: string };
  readonly abort: () => void;
}

type Handler = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>[string];
type Json = Parameters<Handler>[0];

/** More would not be faster: the database writes at once what comes together. */
const tasksAtOnce = 64;
/** How many executions are begun, or woken by the clock, before others have their turn in the event loop. */
const beginsATurn = 100;
const restartAfterMs = 60 * 60 * 1000;

/** Runs a machine's file in this process. Nothing of it is stored but tokens: where a case stands, the case knows. */
export function createAslRunner(parts: AslRunnerParts): AslRunner {
  const { clock, onFault, lookEveryMs = 1000, retryAfterMs } = parts;
  const { definition, tasks } = localDefinition(parts.definition);
  // The file is validated by a test, with ARNs where it has placeholders.
  const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
  const gate = createGate(tasksAtOnce);
  const waits = createWaits();
  const executions = new Map<string, Execution>();
  const failedAt = new Map<string, number>();
  const settlers: (() => void)[] = [];
  let isStopped = false;
  const now = () => Date.parse(clock.now());
  const isSettled = () => waits.count() === executions.size;
  const settle = () => {
    if (isSettled()) for (const settler of settlers.splice(0)) settler();
  };

  const runner: WorkflowRunner = {
    start: async (caseId) => {
      if (isStopped || executions.has(caseId)) return;
      failedAt.delete(caseId);
      begin(caseId);
      if (executions.size % beginsATurn === 0) await setImmediate();
    },
    // A token of an earlier process, kept in the store, wakes the execution that its case has now.
    resume: async (token) => waits.end(caseOf(token), 'signal'),
  };

  const work = parts.tasks(runner);

  const run = (name: string, input: unknown): Promise<unknown> =>
    gate(async () => {
      const task = work[name];
      if (isStopped || task === undefined) throw new Error(`${name} does not run: stopped, or nobody's task`);
      try {
        return await task(input as Readonly<Record<string, unknown>>); // the file's Parameters are objects
      } catch (error) {
        onFault(error, name);
        throw error;
      }
    });

  const wait = async (
    name: string,
    { Payload, TaskToken, TimeoutSeconds }: WaitParameters,
  ): Promise<null> => {
    const caseId = caseOf(TaskToken);
    const execution = executions.get(caseId);
    if (execution === undefined) throw new Error(`${name} waits for ${caseId}, which has no execution`);
    execution.task.Token = tokenFor(caseId);
    const ended = waits.open(caseId, now() + TimeoutSeconds * 1000);
    try {
      await run(name, Payload);
    } catch (error) {
      waits.end(caseId, 'signal');
      throw error;
    }
    waits.ready(caseId);
    settle();
    if ((await ended) === 'timeout')
      throw Object.assign(new Error(`${caseId} has waited long enough`), { name: 'States.Timeout' });
    return null;
  };

  const handlerOf = ({ name, waits: isWait }: (typeof tasks)[number]): Handler =>
    isWait
      ? (input) => wait(name, input as unknown as WaitParameters) // as localDefinition has it
      : async (input) => (await run(name, input)) as Json; // tasks answer in JSON, as they would on AWS
  const overrides: NonNullable<RunOptions['overrides']> = {
    taskResourceLocalHandlers: Object.fromEntries(tasks.map((each) => [each.name, handlerOf(each)])),
    ...(retryAfterMs !== undefined && {
      retryIntervalOverrides: Object.fromEntries(tasks.map(({ name }) => [name, retryAfterMs])),
    }),
  };

  const begin = (caseId: string) => {
    const task = { Token: tokenFor(caseId) };
    const { abort, result, eventLogs } = machine.run(
      { caseId },
      { overrides, noThrowOnAbort: true, context: { Task: task } },
    );
    executions.set(caseId, { task, abort });
    void discard(eventLogs);
    void result
      .catch((error: unknown) => {
        failedAt.set(caseId, now());
        onFault(error, caseId);
      })
      .finally(() => {
        executions.delete(caseId);
        settle();
      });
  };

  const lookAtClock = async () => {
    const present = now();
    while (waits.endDue(present, beginsATurn) === beginsATurn) await setImmediate();
    for (const [caseId, at] of failedAt) if (at + restartAfterMs <= present) await runner.start(caseId);
  };
  const timer = lookEveryMs === 0 ? undefined : setInterval(() => void lookAtClock(), lookEveryMs).unref();

  return {
    ...runner,
    lookAtClock,
    settled: async () => {
      if (!isSettled()) await new Promise<void>((resolve) => settlers.push(resolve));
    },
    standing: () => ({
      waiting: waits.count(),
      working: executions.size - waits.count(),
      failed: failedAt.size,
    }),
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      for (const [caseId, { abort }] of executions) {
        abort();
        waits.end(caseId, 'signal');
      }
      await gate.idle();
    },
  };
}

function tokenFor(caseId: string): string {
  return `${caseId}/${randomUUID()}`;
}

function caseOf(token: string): string {
  return token.slice(0, Math.max(token.lastIndexOf('/'), 0));
}

/** The engine keeps its log of events until somebody reads it. */
async function discard(events: AsyncGenerator<unknown>): Promise<void> {
  for await (const _ of events);
}
