import { randomUUID } from 'node:crypto';
import { systemClock } from '../adapters/local/system-clock.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { awsBatchRunner } from './aws-batch-runner.ts';
import { awsLeases } from './aws-leases.ts';
import type { BigRunKind } from './big-run-kinds.ts';
import { TimeIsUp } from './invocation-time.ts';

/** A piece of work that a request begins, and a big run ends where the request's time does not do. */
interface StartedWork {
  /** What nobody else may be at meanwhile. */
  readonly lease: string;
  /** Throws TimeIsUp once what it did is stored and it could be gone on with. */
  readonly work: () => Promise<unknown>;
  readonly kind: BigRunKind;
  readonly item: string;
  /** The day of the run, YYYY-MM-DD; today where absent. */
  readonly on?: string;
  /** Done before a big run takes over. */
  readonly handOver?: () => Promise<void>;
}

/** Longer than a request lives. */
const leaseSeconds = 40;

/** Works as far as the time of the request goes, and has a big run go on; what somebody else is at is left to him. */
export async function workOrHandOver(started: StartedWork): Promise<void> {
  const owner = { id: `request-${randomUUID()}`, seconds: leaseSeconds };
  let isOver = false;
  const isOurs = await awsLeases().during(started.lease, owner, async () => {
    isOver = await isDoneInTime(started.work);
  });
  if (!isOurs || isOver) return;
  await started.handOver?.();
  const { kind, item, on = calendarDateAt(systemClock.now()) } = started;
  const runId = `${kind}-${randomUUID()}`; // asked for twice, the second one finds the lease taken
  await awsBatchRunner().start({ kind, runId, on, items: [item], itemsPerChunk: 1 });
}

async function isDoneInTime(work: StartedWork['work']): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof TimeIsUp) return false;
    throw error;
  }
}
