import { openThread, type Thread, ThreadDeath } from './worker-pool-thread.ts';

/** So many threads, each lent to one piece of work at a time. */
export interface Threads {
  /**
   * Does the work on a free thread. Where the thread dies of it, it is replaced and the work done once more; throws
   * ThreadDeath where that one dies too.
   */
  use<T>(work: (thread: Thread) => Promise<T>): Promise<T>;
  forget(run: number): void;
  /** Starts all of them, so that the first work need not wait until they have loaded what they run. */
  warm(): void;
  close(): Promise<void>;
}

const MOST_TRIES = 2;

/** Threads are started when they are first needed, or told to be warm. */
export function threadsOf(functions: URL, size: number): Threads {
  const open = () => openThread({ functions: functions.href });
  const threads = new Set<Thread>();
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  let isClosed = false;
  const start = (): Thread => {
    const thread = open();
    threads.add(thread);
    return thread;
  };
  const borrow = async (): Promise<Thread> => {
    if (isClosed) throw new ThreadDeath('the pool is closed');
    const free = idle.pop() ?? (threads.size < size ? start() : undefined);
    return free ?? new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (thread: Thread): void => {
    if (thread.isDead()) threads.delete(thread);
    const next = waiting.shift();
    if (next !== undefined) next(thread.isDead() && !isClosed ? start() : thread);
    else if (!thread.isDead()) idle.push(thread);
  };
  const attempt = async <T>(work: (thread: Thread) => Promise<T>): Promise<T> => {
    const thread = await borrow();
    try {
      return await work(thread);
    } finally {
      giveBack(thread);
    }
  };
  return {
    async use(work) {
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(work);
        } catch (error) {
          if (!(error instanceof ThreadDeath) || isClosed || tries === MOST_TRIES) throw error;
        }
      }
    },
    forget(run) {
      for (const thread of threads) thread.forget(run);
    },
    warm() {
      while (!isClosed && threads.size < size) idle.push(start());
    },
    async close() {
      isClosed = true;
      await Promise.all([...threads].map((thread) => thread.close()));
    },
  };
}
