import { type AslRunner, createAslRunner } from '../../functions/adapters/local/asl-runner.ts';
import { createOutboxLoop, type OutboxLoop } from '../../functions/adapters/local/outbox-loop.ts';
import { createFailedTaskStore } from '../../functions/adapters/stores/failed-task-store.ts';
import { createTaskTokenStore } from '../../functions/adapters/stores/task-token-store.ts';
import type { CertificateRecord } from '../../functions/core/ports/certificate-register.ts';
import type { FailedTaskStore } from '../../functions/core/ports/failed-task-store.ts';
import type { TaskTokenStore } from '../../functions/core/ports/task-token-store.ts';
import { caseReview } from '../../functions/workflow/case-review.ts';
import { reviewTaskWork } from '../../functions/workflow/review-tasks.ts';
import { signalCase } from '../../functions/workflow/signal-case.ts';
import { startOpenCases } from '../../functions/workflow/start-open-cases.ts';
import type { WorkflowServices } from '../../functions/workflow/workflow-services.ts';
import type { CaseWorld } from './case-world.ts';

/** A register to set: what it says of everybody, and whether it answers. */
export interface TestRegister {
  record: CertificateRecord | undefined;
  isDown: boolean;
  /** It is up again after so many failures; null: when isDown is taken back. */
  failures: number | null;
  asked: number;
}

/** One process that runs the machines of a case world; the world's store outlives it. */
export interface WorkflowWorld {
  readonly runner: AslRunner;
  readonly outbox: OutboxLoop;
  readonly tokens: TaskTokenStore;
  readonly failures: FailedTaskStore;
  readonly register: TestRegister;
  readonly services: WorkflowServices;
  readonly faults: string[];
  /** Delivers, looks at the clock and lets the machines work until nothing moves any more. */
  settle(): Promise<void>;
  /** Sets the clock and settles. */
  travel(at: string): Promise<void>;
  /** What a process does when it starts. */
  startUp(): Promise<number>;
}

export function testRegister(): TestRegister {
  return {
    record: { facts: { 'certificate.level': 1 }, asOf: '2023-03-01' },
    isDown: false,
    failures: null,
    asked: 0,
  };
}

/** `definition` is another than the present one where a test is about an upgrade. */
export function workflowWorld(
  world: CaseWorld,
  register = testRegister(),
  definition: object = caseReview,
): WorkflowWorld {
  const tokens = createTaskTokenStore(world.table);
  const failures = createFailedTaskStore(world.table);
  const faults: string[] = [];
  const onFault = (error: unknown, where: string) => {
    faults.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const certificateOf = async () => {
    register.asked++;
    if (register.failures !== null && register.failures-- <= 0) register.isDown = false;
    if (register.isDown) throw Object.assign(new Error('no answer'), { name: 'register-silent' });
    return register.record;
  };
  const servicesFor = (runner: WorkflowServices['runner']): WorkflowServices => ({
    ...world,
    register: { certificateOf },
    tokens,
    failures,
    runner,
  });
  const runner = createAslRunner({
    definition,
    tasks: (self) => {
      const services = servicesFor(self);
      return Object.fromEntries(
        Object.entries(reviewTaskWork).map(([name, task]) => [name, (input) => task(services, input)]),
      );
    },
    clock: world.clock,
    onFault,
    lookEveryMs: 0,
    retryAfterMs: 0,
  });
  const services = servicesFor(runner);
  const outbox = createOutboxLoop({
    cases: world.cases,
    handlers: { workflow: (caseId) => signalCase(services, caseId) },
    onFault,
    lookEveryMs: 0,
  });
  const settle = async () => {
    let delivered = 0;
    do {
      delivered = await outbox.deliver();
      await runner.lookAtClock();
      await runner.settled();
    } while (delivered > 0);
  };
  return {
    runner,
    outbox,
    tokens,
    failures,
    register,
    services,
    faults,
    settle,
    travel: async (at) => {
      world.clock.set(at);
      await settle();
    },
    startUp: async () => {
      const count = await startOpenCases(world.cases, runner);
      await settle();
      return count;
    },
  };
}
