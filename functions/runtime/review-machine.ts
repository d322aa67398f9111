import type { AslRunner } from '../adapters/local/asl-runner.ts';
import { createOutboxLoop, type OutboxLoopParts } from '../adapters/local/outbox-loop.ts';
import type { CertificateRegister } from '../core/ports/certificate-register.ts';
import type { FailedTaskStore } from '../core/ports/failed-task-store.ts';
import type { TaskTokenStore } from '../core/ports/task-token-store.ts';
import type { WorkflowRunner } from '../core/ports/workflow-runner.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';
import { caseReview } from '../workflow/case-review.ts';
import { reviewTaskWork } from '../workflow/review-tasks.ts';
import { signalCase } from '../workflow/signal-case.ts';
import { startOpenCases } from '../workflow/start-open-cases.ts';

export interface ReviewMachineParts {
  readonly services: CaseServices;
  readonly tasks: TaskTokenStore;
  readonly failures: FailedTaskStore;
  /** What else is told of events, such as webhooks. */
  readonly handlers?: OutboxLoopParts['handlers'];
  readonly onFault: (error: unknown, where: string) => void;
}

/** What leads the open cases of this process. */
export interface ReviewMachine {
  /** A command was stored: tell whoever waits for it. */
  wake(): void;
  /** Delivers, looks at the clock and resolves when nothing moves any more; for tests and demonstrations. */
  settle(): Promise<void>;
  /** How many open cases were taken up at the start. */
  readonly resumed: Promise<number>;
  stop(): Promise<void>;
}

/** No register is connected: what it would have shown is for the stage's owner to find out. */
const noRegister: CertificateRegister = { certificateOf: async () => undefined };

/** Takes up all open cases and goes on with them; who only asks for determinations does not wait for it. */
export function startReviewMachine(parts: ReviewMachineParts): ReviewMachine {
  const { services, tasks, onFault } = parts;
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
  const resumed = startOpenCases(services.cases, {
    start: async (caseId) => (await started()).runner.start(caseId),
  });
  resumed.catch((error: unknown) => onFault(error, 'resuming open cases'));
  return {
    wake: () => outbox.wake(),
    resumed,
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
      await outbox.stop();
      await resumed.catch(() => undefined); // reported above
      if (starting !== undefined) await (await starting).runner.stop();
    },
  };
}

/** The engine is imported late: it is large and brings an AWS client with it, which nothing here ever calls. */
async function startRunner({
  services,
  tasks: tokens,
  failures,
  onFault,
}: ReviewMachineParts): Promise<{ runner: AslRunner }> {
  const { createAslRunner } = await import('../adapters/local/asl-runner.ts');
  const work = (runner: WorkflowRunner) => {
    const all = { ...services, register: noRegister, tokens, failures, runner };
    const entries = Object.entries(reviewTaskWork);
    return Object.fromEntries(
      entries.map(([name, task]) => [name, (input: Readonly<Record<string, unknown>>) => task(all, input)]),
    );
  };
  const runner = createAslRunner({ definition: caseReview, tasks: work, clock: services.clock, onFault });
  // Wrapped, so that a promise of it does not look at its methods.
  return { runner };
}
