import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { OutsideWorld } from './outside-world.ts';

/** A function as the template has it. */
export interface LambdaWish {
  readonly name: string;
  /** The module of its bundle. */
  readonly module: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly now: () => number;
  /** What there is outside of AWS. */
  readonly outside: () => OutsideWorld;
}

/** A function in a process of its own. */
export interface LambdaFunction {
  /** The answer; throws an error named as the function's, or Sandbox.Timedout. One event at a time, as Lambda does. */
  invoke(event: unknown): Promise<unknown>;
  /** What it has written to its log so far. */
  log(): string;
  stop(): Promise<void>;
  /** What is running now has used up its time; whatever it asked for meanwhile may still be done. */
  timeOut(): void;
  /** Tells invocations that they have this time instead of their own, and ends them after it; for tests of time. */
  limit(timeoutMs: number | undefined): void;
}

interface Told {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
}

/** Under load this machine is slower than Lambda; what is not meant to be cut off at once is waited for. */
const patience = 20;
const briefMs = 1000;

/** Starts the process at the first event, and again after it was killed. */
export function lambdaFunction({
  name,
  module,
  environment,
  timeoutMs,
  now,
  outside,
}: LambdaWish): LambdaFunction {
  let child: ChildProcess | undefined;
  let text = '';
  let count = 0;
  let limitMs: number | undefined;
  let timeOut: () => void = () => undefined;
  let line: Promise<unknown> = Promise.resolve();

  const process_ = (): ChildProcess => {
    if (child !== undefined) return child;
    const started = fork(join(import.meta.dirname, 'lambda-host.ts'), [module, String(now())], {
      env: { ...environment },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const take = (chunk: Buffer) => {
      text += chunk;
    };
    started.stdout?.on('data', take);
    started.stderr?.on('data', take);
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    child = started;
    return started;
  };

  const invokeOne = (event: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const running = process_();
      const id = ++count;
      const allowedMs = limitMs ?? timeoutMs;
      const end = () => {
        clearTimeout(timer);
        timeOut = () => undefined;
        running.off('message', take);
        running.off('exit', gone);
      };
      timeOut = () => {
        end();
        running.kill('SIGKILL');
        child = undefined;
        reject(failure('Sandbox.Timedout', `${name} timed out after ${allowedMs} ms`));
      };
      const timer = setTimeout(timeOut, allowedMs < briefMs ? allowedMs : allowedMs * patience);
      const gone = () => {
        end();
        reject(failure('Runtime.ExitError', `${name} ended: ${text.slice(-2000)}`));
      };
      const take = (told: Told) => {
        if (told.id !== id) return;
        end();
        if (told.error === undefined) resolve(told.result);
        else reject(failure(told.error.errorType, told.error.errorMessage));
      };
      running.on('message', take);
      running.once('exit', gone);
      running.send({ id, event, now: now(), timeoutMs: allowedMs, outside: outside() });
    });

  return {
    invoke: (event) => {
      const turn = line.then(() => invokeOne(event));
      line = turn.catch(() => undefined);
      return turn;
    },
    log: () => text,
    timeOut: () => timeOut(),
    limit: (wanted) => {
      limitMs = wanted;
    },
    stop: async () => {
      const running = child;
      if (running === undefined) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await ended;
    },
  };
}

function failure(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
