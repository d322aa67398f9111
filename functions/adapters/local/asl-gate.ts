import { setImmediate } from 'node:timers/promises';

/** Lets some work run at once and the rest wait its turn. */
export interface Gate {
  <Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

/**
 * At midnight thousands of terms run out in one moment, and after a restart every case asks where it stands: without a
 * gate they would keep the event loop from everybody else. Each piece of work gives way once before it begins.
 */
export function createGate(width: number): Gate {
  let running = 0;
  let waiting: (() => void)[] = [];
  let first = 0;
  const idlers: (() => void)[] = [];

  const leave = () => {
    const next = waiting[first++];
    if (next !== undefined) return next();
    waiting = [];
    first = 0;
    running--;
    if (running === 0) for (const idler of idlers.splice(0)) idler();
  };

  const gate = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running < width) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await setImmediate();
      return await work();
    } finally {
      leave();
    }
  };

  return Object.assign(gate, {
    idle: async () => {
      if (running > 0) await new Promise<void>((resolve) => idlers.push(resolve));
    },
  });
}
