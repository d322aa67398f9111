import type { Case } from '../../cases/case.ts';
import type { WithdrawCase } from '../../cases/commands/withdraw-case.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** The applicant takes the application back. Refuses case-not-so-far, not-your-stage. */
export function withdrawCase(
  services: CaseServices,
  caseId: string,
  request: Omit<WithdrawCase, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: WithdrawCase = { ...request, type: 'withdraw-case' };
  return runCommand(services, caseId, meta, command, () => command);
}
