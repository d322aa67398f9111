import type { Case } from '../../cases/case.ts';
import type { NotifyApplicant } from '../../cases/commands/notify-applicant.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** The receiving office has told the applicant the result; the case is closed. Refuses case-not-so-far, not-your-stage. */
export function notifyApplicant(
  services: CaseServices,
  caseId: string,
  request: Omit<NotifyApplicant, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: NotifyApplicant = { ...request, type: 'notify-applicant' };
  return runCommand(services, caseId, meta, command, () => command);
}
