import { isOpenCase } from '../core/cases/case.ts';
import type { CaseStore } from '../core/ports/case-store.ts';
import type { TaskTokenStore } from '../core/ports/task-token-store.ts';
import type { WorkflowRunner } from '../core/ports/workflow-runner.ts';

/** What it takes to reach the machine of a case. */
export interface SignalServices {
  readonly cases: Pick<CaseStore, 'summary'>;
  readonly tokens: Pick<TaskTokenStore, 'waitingFor' | 'forget'>;
  readonly runner: WorkflowRunner;
}

/**
 * Tells the machine that its case has moved; told twice, late or in another order, nothing happens twice. Of a case
 * that has ended the token goes before the signal counts as delivered: a process that dies right after would never
 * look at that case again.
 */
export async function signalCase(services: SignalServices, caseId: string): Promise<void> {
  const waiting = await services.tokens.waitingFor(caseId);
  const summary = await services.cases.summary(caseId);
  if (summary === undefined) return;
  const hasSeen = waiting !== undefined && waiting.sinceRevision >= summary.revision;
  if (!hasSeen) await redriveCase(services, caseId);
  if (isOpenCase(summary)) return;
  // Looked for once more: a machine that began to wait just before the end has left one, too. After it none comes.
  const left = await services.tokens.waitingFor(caseId);
  if (left !== undefined) await services.tokens.forget(left);
}

/** Has the machine look at its case again, whether it waits, has failed or was never started. */
export async function redriveCase(
  { tokens, runner }: { tokens: Pick<TaskTokenStore, 'waitingFor'>; runner: WorkflowRunner },
  caseId: string,
): Promise<void> {
  const waiting = await tokens.waitingFor(caseId);
  const isWoken = waiting !== undefined && (await runner.resume(waiting.token));
  if (!isWoken) await runner.start(caseId);
}
