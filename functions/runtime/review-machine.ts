import type { AslRunner } from '../adapters/local/asl-runner.ts';
import { createOutboxLoop, type OutboxLoopParts } from '../adapters/local/outbox-loop.ts';
import type { CertificateRegister } from '../core/ports/certificate-register.ts';
import type { FailedTaskStore } from '../core/ports/failed-task-store.ts';
import type { TaskTokenStore } from '../core/ports/task-token-store.ts';
import type { WorkflowRunner } from '../core/ports/workflow-runner.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';
import { caseReview } from '../workflow/case-review.ts';
import { reviewTaskWork } from '../workflow/review-tasks.ts';
import { redriveCase, signalCase } from '../workflow/signal-case.ts';
import { startOpenCases } from '../workflow/start-open-cases.ts';

export interface ReviewMachineParts {
  readonly services: CaseServices;
  readonly tasks: TaskTokenStore;
  readonly failures: FailedTaskStore;
  /** What automatic checks ask. */
  readonly register: CertificateRegister;
  /** What else is told of events, such as webhooks. */
  readonly handlers?: OutboxLoopParts['handlers'];
  readonly onFault: (error: unknown, where: string) => void;
  /** How often to see to it that every open case has a machine. */
  readonly sweepEveryMs?: number;
}

/** What leads the open cases of this process. */
export interface ReviewMachine {
  /** A command was stored: tell whoever waits for it. */
  wake(): void;
  /** Delivers, looks at the clock and resolves when nothing moves any more; for tests and demonstrations. */
  settle(): Promise<void>;
  /** How many open cases were taken up at the start. */
  readonly resumed: Promise<number>;
  /** Has the machine of a case look at it again, whether it waits, has failed or was never started. */
  redrive(caseId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Whatever was lost, such as the rest of the open cases when the disk failed at the start, is taken up by then. */
const tenMinutesMs = 10 * 60 * 1000;

/** Takes up all open cases and goes on with them; who only asks for determinations does not wait for it. */
export function startReviewMachine(parts: ReviewMachineParts): ReviewMachine {
  const { services, tasks, onFault, sweepEveryMs = tenMinutesMs } = parts;
  let starting: Promise<{ runner: AslRunner }> | undefined;
  const started = () => {
    starting ??= startRunner(parts);
    return starting;
  };
  const outbox = createOutboxLoop({
    cases: services.cases,
    handlers: {
      ...parts.handlers,
      workflow: async (caseId) => {
        const { runner } = await started();
        await signalCase({ cases: services.cases, tokens: tasks, runner }, caseId);
      },
    },
    onFault,
  });
  // The first open case, now or later, brings in the engine.
  const takeUp = () =>
    startOpenCases(services.cases, {
      start: async (caseId) => (await started()).runner.start(caseId),
    });
  let sweeping: Promise<void> | undefined;
  const sweep = (taken: Promise<unknown>) => {
    sweeping = taken
      .catch((error: unknown) => onFault(error, 'taking up open cases'))
      .then(() => {
        sweeping = undefined;
      });
  };
  const resumed = takeUp();
  sweep(resumed);
  // A case that has its machine is passed over.
  const sweeper = setInterval(() => sweeping ?? sweep(takeUp()), sweepEveryMs).unref();
  return {
    wake: () => outbox.wake(),
    resumed,
    redrive: async (caseId) => {
      const { runner } = await started();
      await redriveCase({ tokens: tasks, runner }, caseId);
    },
    settle: async () => {
      await resumed;
      const { runner } = await started();
      for (let delivered = 1; delivered > 0; ) {
        delivered = await outbox.deliver();
        await runner.lookAtClock();
        await runner.settled();
      }
    },
    stop: async () => {
      clearInterval(sweeper);
      await outbox.stop();
      await sweeping;
      if (starting !== undefined) await (await starting).runner.stop();
    },
  };
}

/** The engine is imported late: it is large and brings an AWS client with it, which nothing here ever calls. */
async function startRunner({
  services,
  tasks: tokens,
  failures,
  register,
  onFault,
}: ReviewMachineParts): Promise<{ runner: AslRunner }> {
  const { createAslRunner } = await import('../adapters/local/asl-runner.ts');
  const work = (runner: WorkflowRunner) => {
    const all = { ...services, register, tokens, failures, runner };
    const entries = Object.entries(reviewTaskWork);
    return Object.fromEntries(
      entries.map(([name, task]) => [name, (input: Readonly<Record<string, unknown>>) => task(all, input)]),
    );
  };
  const runner = createAslRunner({ definition: caseReview, tasks: work, clock: services.clock, onFault });
  // Wrapped, so that a promise of it does not look at its methods.
  return { runner };
}
