import type { CaseStore } from '../core/ports/case-store.ts';
import type { CertificateRegister } from '../core/ports/certificate-register.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import type { FailedTaskStore } from '../core/ports/failed-task-store.ts';
import type { TaskTokenStore } from '../core/ports/task-token-store.ts';
import type { WorkflowRunner } from '../core/ports/workflow-runner.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';

/** What tasks stand on that ask where a case stands and open nothing sealed. */
export interface StandingServices {
  readonly cases: Pick<CaseStore, 'summary'>;
  readonly clock: SystemClock;
  readonly tokens: TaskTokenStore;
  readonly failures: FailedTaskStore;
}

/** What tasks stand on that wait. */
export interface WaitingServices {
  readonly tokens: Pick<TaskTokenStore, 'keep'>;
  readonly runner: WorkflowRunner;
}

/** What tasks stand on that move a case. */
export interface MovingServices extends CaseServices {
  readonly tokens: TaskTokenStore;
  readonly failures: FailedTaskStore;
}

/** What the tasks of the review machine stand on, all together. */
export interface WorkflowServices extends MovingServices {
  readonly register: CertificateRegister;
  readonly runner: WorkflowRunner;
}
