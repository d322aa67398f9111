/** How a wait ended: by a signal, or because its time was over. */
export type WaitEnd = 'signal' | 'timeout';

/** Tasks that wait for a token, by the key of their execution, with times on a clock that may jump. */
export interface Waits {
  /** Begins a wait; it ends at the latest at the given time, in milliseconds since 1970. */
  open(key: string, dueAt: number): Promise<WaitEnd>;
  /** The task has kept its token: from now on there is nothing to do but wait, unless it is over already. */
  ready(key: string): void;
  /** Ends the wait of an execution; false where it has none. */
  end(key: string, how: WaitEnd): boolean;
  /** Ends waits whose time has come, at most so many; gives how many it ended. */
  endDue(now: number, most: number): number;
  /** How many are ready. */
  count(): number;
}

interface Wait {
  readonly dueAt: number;
  readonly end: (how: WaitEnd) => void;
  isReady: boolean;
}

/**
 * Due times are numbers that are compared with the clock again and again, not timers: so they have no upper limit,
 * follow a clock that is set forward, and survive a computer that slept.
 */
export function createWaits(): Waits {
  const waits = new Map<string, Wait>();
  let readyCount = 0;

  const end: Waits['end'] = (key, how) => {
    const wait = waits.get(key);
    if (wait === undefined) return false;
    waits.delete(key);
    if (wait.isReady) readyCount--;
    wait.end(how);
    return true;
  };

  return {
    open: (key, dueAt) =>
      new Promise((resolve) => {
        end(key, 'signal'); // left behind where the engine's own timer was first
        waits.set(key, { dueAt, end: resolve, isReady: false });
      }),
    ready: (key) => {
      const wait = waits.get(key);
      if (wait === undefined || wait.isReady) return;
      wait.isReady = true;
      readyCount++;
    },
    end,
    endDue: (now, most) => {
      let ended = 0;
      // A hundred thousand comparisons take a millisecond or two.
      for (const [key, { dueAt }] of waits) {
        if (dueAt > now) continue;
        if (ended === most) break;
        end(key, 'timeout');
        ended++;
      }
      return ended;
    },
    count: () => readyCount,
  };
}
