import type { CertificateRegister } from '../core/ports/certificate-register.ts';
import type { FailedTaskStore } from '../core/ports/failed-task-store.ts';
import type { TaskTokenStore } from '../core/ports/task-token-store.ts';
import type { WorkflowRunner } from '../core/ports/workflow-runner.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';

/** What the tasks of the review machine stand on. */
export interface WorkflowServices extends CaseServices {
  readonly register: CertificateRegister;
  readonly tokens: TaskTokenStore;
  readonly failures: FailedTaskStore;
  readonly runner: WorkflowRunner;
}
