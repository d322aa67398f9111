import type { Case } from '../../cases/case.ts';
import type { RequestCorrection } from '../../cases/commands/request-correction.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** An officer sends the case to the window for all that the file lacks; the review's clocks stand still. Refuses correction-already-requested, send-back-not-possible, stage-not-open, not-your-stage. */
export function requestCorrection(
  services: CaseServices,
  caseId: string,
  request: Omit<RequestCorrection, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: RequestCorrection = { ...request, type: 'request-correction' };
  return runCommand(services, caseId, meta, command, () => command);
}
