import { Worker } from 'node:worker_threads';
import { type FromWorker, type ToWorker, toldError, type WorkerStart } from './worker-pool-messages.ts';

/** The thread ended while it had a chunk: out of memory, process.exit, a module that cannot be loaded. */
export class ThreadDeath extends Error {
  override readonly name = 'ThreadDeath';
}

/** What is asked of a thread: a chunk of a run. */
export interface Asked {
  readonly run: number;
  readonly name: string;
  readonly shared: unknown;
  readonly data: unknown;
}

/** One worker thread; it is asked one thing at a time. */
export interface Thread {
  readonly isDead: () => boolean;
  /** Throws what the chunk function threw, and ThreadDeath. */
  ask(asked: Asked): Promise<unknown>;
  /** What the chunks of a run share is kept no longer. */
  forget(run: number): void;
  close(): Promise<void>;
}

/** Enough for the policies of a nation; without a bound each thread lets its rubbish pile up to gigabytes. */
const mostHeapMb = 768;
const youngHeapMb = 48;

export function openThread(start: WorkerStart): Thread {
  const worker = new Worker(new URL('./batch-worker.ts', import.meta.url), {
    workerData: start,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: youngHeapMb },
  });
  const knows = new Set<number>();
  let open: { resolve(result: unknown): void; reject(error: Error): void } | undefined;
  let death: string | undefined;
  const die = (why: string) => {
    death ??= why;
    open?.reject(new ThreadDeath(death));
    open = undefined;
  };
  worker.on('message', (answer: FromWorker) => {
    const asked = open;
    open = undefined;
    if (answer.isDone) asked?.resolve(answer.result);
    else asked?.reject(toldError(answer.error));
  });
  worker.on('messageerror', (error) => die(error.message));
  worker.on('error', (error) => die(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => die(`it ended with exit code ${code}`));
  return {
    isDead: () => death !== undefined,
    ask({ run, name, shared, data }) {
      return new Promise((resolve, reject) => {
        if (death !== undefined) return reject(new ThreadDeath(death));
        open = { resolve, reject };
        const first = knows.has(run) ? {} : { shared: { value: shared } };
        try {
          worker.postMessage({ type: 'chunk', run, name, data, ...first } satisfies ToWorker);
          knows.add(run);
        } catch (error) {
          // Data that cannot be copied to a thread: the caller's fault, not the thread's.
          open = undefined;
          reject(error);
        }
      });
    },
    forget(run) {
      if (knows.delete(run) && death === undefined)
        worker.postMessage({ type: 'forget', run } satisfies ToWorker);
    },
    async close() {
      death ??= 'the pool was closed';
      await worker.terminate();
    },
  };
}
