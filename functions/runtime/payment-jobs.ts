import type { PolicyLibrary } from '../core/ports/policy-library.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { continuePaymentRun } from '../core/use-cases/payments/continue-payment-run.ts';
import type { paymentServicesOn } from './payment-services.ts';

export interface PaymentJobParts {
  readonly library: PolicyLibrary;
  readonly servicesOn: ReturnType<typeof paymentServicesOn>;
  readonly onFault: (error: unknown, where: string) => void;
  /** How often to look for runs that nobody goes on with. */
  readonly sweepEveryMs?: number;
  /** How long a run that somebody else has written is watched before it is taken up. */
  readonly patienceMs?: number;
}

/** Payment runs that go on in the background of this process. */
export interface PaymentJobs {
  /** Brings a run that is being prepared or released to its end, unless it is at it already. */
  goOn(runId: string): void;
  /** How many interrupted runs were taken up at the start. */
  readonly resumed: Promise<number>;
  /** Resolves when no run is gone on with; for tests. */
  settled(): Promise<void>;
  /** Ends after the page at hand; the next process goes on from there. */
  stop(): Promise<void>;
}

const tenMinutesMs = 10 * 60 * 1000;
const twoSecondsMs = 2000;

/** Takes up every interrupted run at once, and later those whose process (such as a command line) has died. */
export function startPaymentJobs(parts: PaymentJobParts): PaymentJobs {
  const { library, servicesOn, onFault, sweepEveryMs = tenMinutesMs, patienceMs = twoSecondsMs } = parts;
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const { runs } = servicesOn(library.current().catalogue);

  const isLeftAlone = async (runId: string): Promise<boolean> => {
    const before = await runs.load(runId);
    await new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    const after = await runs.load(runId);
    return isUnfinished(after?.status) && before?.revision === after?.revision;
  };

  const lead = async (runId: string): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const services = servicesOn(library.current().catalogue);
        await continuePaymentRun(services, runId, () => stopping.signal.throwIfAborted());
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        // Somebody cancelled it, or another process has it; where that one does nothing more, it is ours.
        const isOthers = error instanceof Refusal && error.name === 'revision-stale';
        if (!isOthers) return onFault(error, `payment run ${runId}`);
        if (!(await isLeftAlone(runId))) return;
      }
    }
  };

  const goOn = (runId: string): void => {
    if (running.has(runId) || stopping.signal.aborted) return;
    running.set(
      runId,
      lead(runId).finally(() => running.delete(runId)),
    );
  };

  /** Unfinished runs with their revisions. */
  const unfinished = async (): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    for (const jurisdiction of library.current().catalogue.jurisdictions()) {
      const run = await runs.openRun(jurisdiction);
      if (run !== undefined && isUnfinished(run.status)) found.set(run.id, run.revision);
    }
    return found;
  };

  let seen = new Map<string, number>();
  const sweep = async (isStart: boolean): Promise<number> => {
    const present = await unfinished();
    const left = [...present].filter(([id, revision]) => isStart || seen.get(id) === revision);
    for (const [id] of left) goOn(id);
    seen = present;
    return left.length;
  };
  const resumed = sweep(true).catch((error: unknown) => {
    onFault(error, 'taking up payment runs');
    return 0;
  });
  let sweeping: Promise<unknown> = resumed;
  const sweeper = setInterval(() => {
    sweeping = sweep(false).catch((error: unknown) => onFault(error, 'taking up payment runs'));
  }, sweepEveryMs).unref();
  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running.values());
  };
  return {
    goOn,
    resumed,
    settled,
    stop: async () => {
      clearInterval(sweeper);
      stopping.abort();
      await sweeping;
      await settled();
    },
  };
}

function isUnfinished(status: string | undefined): boolean {
  return status === 'preparing' || status === 'releasing';
}
