import { randomUUID } from 'node:crypto';
import { type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import { localDefinition, type WaitParameters } from '../../../functions/adapters/local/asl-definition.ts';
import { createWaits } from '../../../functions/adapters/local/asl-waits.ts';
import type { CallLog } from './call-log.ts';
import { isDistributedMap, type MapServices, runDistributedMap } from './distributed-map.ts';
import { type Json, serviceError, startJsonService } from './json-service.ts';
import type { Loopback } from './loopback-server.ts';

/** A machine as it is deployed: its definition with every name in it. */
export interface LoopbackMachine {
  readonly arn: string;
  readonly definition: object;
}

export interface StepFunctionsParts {
  readonly machines: readonly LoopbackMachine[];
  /** Calls a function in the name of a machine. */
  readonly invoke: (machineArn: string, functionArn: string, input: unknown) => Promise<unknown>;
  /** What a Distributed Map of a machine reads and writes, and that it may start a child execution. */
  readonly mapOf: (machineArn: string) => Omit<MapServices, 'runChild'> & { readonly admitChild: () => void };
  readonly now: () => number;
  readonly log: CallLog;
  readonly onFault: (error: unknown) => void;
}

export interface StepFunctionsLoopback extends Loopback {
  /** Ends waits whose time has come. */
  lookAtClock(): void;
  /** How many executions neither wait nor have ended. */
  working(): number;
  executions(): readonly ExecutionState[];
  /** Ends an execution as an operator, or the service, would: nothing is told to anybody. */
  abort(name: string): void;
}

export interface ExecutionState {
  readonly name: string;
  readonly machineArn: string;
  readonly input: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  error?: string;
}

interface Execution extends ExecutionState {
  /** What `$$.Task` gives at the next state. */
  readonly task: { Token: string };
  /** The token of the wait that it is in. */
  waitsUnder: string;
  abort: () => void;
}

type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;
type Handler = NonNullable<Handlers[string]>;

/** Executions of the deployed definitions, with the tokens and names of Step Functions and the clock of the test. */
export async function startStepFunctions(parts: StepFunctionsParts): Promise<StepFunctionsLoopback> {
  const { machines, invoke, mapOf, now, log, onFault } = parts;
  const executions = new Map<string, Execution>();
  const waits = createWaits();
  const closedTokens = new Set<string>();

  const begin = (machineArn: string, name: string, input: string): void => {
    const machine = machines.find(({ arn }) => arn === machineArn);
    if (machine === undefined) throw serviceError('StateMachineDoesNotExist');
    const execution: Execution = {
      name,
      machineArn,
      input,
      status: 'RUNNING',
      task: { Token: tokenFor(name) },
      waitsUnder: '',
      abort: () => undefined,
    };
    executions.set(name, execution);
    const started = startStateOf(machine.definition);
    const result = isDistributedMap(started)
      ? runDistributedMap(started, JSON.parse(input), {
          ...mapOf(machineArn),
          runChild: (processor, childInput) => {
            mapOf(machineArn).admitChild();
            return runStates(execution, processor, childInput);
          },
        })
      : runStates(execution, machine.definition, JSON.parse(input));
    result
      .then(() => {
        if (execution.status === 'RUNNING') execution.status = 'SUCCEEDED'; // and was not aborted
      })
      .catch((error: unknown) => {
        execution.status = 'FAILED';
        execution.error = error instanceof Error ? error.name : String(error);
      });
  };

  /** Runs states by the engine, in the name of an execution. */
  const runStates = (execution: Execution, states: object, input: object): Promise<unknown> => {
    const { machineArn } = execution;
    const { definition, tasks } = localDefinition(states);
    const handlers: Handlers = {};
    for (const task of tasks) {
      const { Resource } = stateOf(states, task.name);
      handlers[task.name] = task.waits
        ? (input) => waitFor(execution, functionIn(states, task.name), input as unknown as WaitParameters)
        : ((async (input) => invoke(machineArn, Resource, input)) as Handler);
    }
    const { result, abort, eventLogs } = new StateMachine(definition, {
      validationOptions: { noValidate: true },
    }).run(input as Parameters<StateMachine['run']>[0], {
      noThrowOnAbort: true,
      context: { Task: execution.task },
      overrides: {
        taskResourceLocalHandlers: handlers,
        retryIntervalOverrides: Object.fromEntries(tasks.map((task) => [task.name, 0])),
      },
    });
    execution.abort = abort;
    void discard(eventLogs);
    return result;
  };

  const waitFor = async (
    execution: Execution,
    functionArn: string,
    { Payload, TaskToken: token, TimeoutSeconds }: WaitParameters,
  ): Promise<null> => {
    execution.task.Token = tokenFor(execution.name);
    execution.waitsUnder = token;
    const ended = waits.open(token, now() + TimeoutSeconds * 1000);
    try {
      await invoke(execution.machineArn, functionArn, Payload);
    } catch (error) {
      waits.end(token, 'signal');
      throw error;
    }
    waits.ready(token);
    const how = await ended;
    closedTokens.add(token);
    if (how === 'timeout') throw Object.assign(new Error('timed out'), { name: 'States.Timeout' });
    return null;
  };

  const machineOfToken = (token: string): string =>
    executions.get(token.slice(0, token.lastIndexOf('/')))?.machineArn ?? machines[0]?.arn ?? '';
  const server = await startJsonService(
    {
      StartExecution: {
        calls: ({ stateMachineArn }, principal) => [
          { principal, action: 'states:StartExecution', resource: String(stateMachineArn) },
        ],
        answer: ({ stateMachineArn, name, input }) => {
          const known = executions.get(String(name));
          const isSame = known?.status === 'RUNNING' && known.input === input;
          if (known !== undefined && !isSame) throw serviceError('ExecutionAlreadyExists');
          if (known === undefined) begin(String(stateMachineArn), String(name), String(input));
          return { executionArn: `${stateMachineArn}:${name}`, startDate: now() / 1000 };
        },
      },
      SendTaskSuccess: {
        calls: ({ taskToken }, principal) => [
          { principal, action: 'states:SendTaskSuccess', resource: machineOfToken(String(taskToken)) },
        ],
        answer: ({ taskToken }): Json => {
          if (waits.end(String(taskToken), 'signal')) return {};
          throw serviceError(closedTokens.has(String(taskToken)) ? 'TaskTimedOut' : 'InvalidToken');
        },
      },
    },
    log,
    onFault,
  );
  const running = () => [...executions.values()].filter(({ status }) => status === 'RUNNING');
  return {
    ...server,
    lookAtClock: () => void waits.endDue(now(), Number.MAX_SAFE_INTEGER),
    working: () => running().length - waits.count(),
    executions: () => [...executions.values()],
    abort: (name) => {
      const execution = executions.get(name);
      if (execution === undefined) return;
      execution.abort();
      waits.end(execution.waitsUnder, 'signal');
      execution.status = 'FAILED';
    },
    stop: async () => {
      for (const { abort, waitsUnder } of running()) {
        abort();
        waits.end(waitsUnder, 'signal');
      }
      await server.stop();
    },
  };
}

interface TaskState {
  readonly Resource: string;
  readonly Parameters?: { readonly FunctionName?: string };
}

function stateOf(definition: object, name: string): TaskState {
  const { States } = definition as { readonly States: Readonly<Record<string, TaskState>> };
  const state = States[name];
  if (state === undefined) throw new Error(`the machine has no state ${name}`);
  return state;
}

function startStateOf(definition: object): object | undefined {
  const { StartAt, States } = definition as {
    readonly StartAt: string;
    readonly States: Readonly<Record<string, object>>;
  };
  return States[StartAt];
}

function functionIn(definition: object, name: string): string {
  return stateOf(definition, name).Parameters?.FunctionName ?? '';
}

function tokenFor(name: string): string {
  return `${name}/${randomUUID()}`;
}

/** The engine keeps its log of events until somebody reads it. */
async function discard(events: AsyncGenerator<unknown>): Promise<void> {
  for await (const _ of events);
}
