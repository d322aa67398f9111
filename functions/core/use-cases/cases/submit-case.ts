import type { Case } from '../../cases/case.ts';
import type { SubmitCase } from '../../cases/commands/submit-case.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** The window declares the file complete; a case at home goes into review at once. Refuses file-incomplete, case-not-so-far, not-your-stage. */
export function submitCase(
  services: CaseServices,
  caseId: string,
  request: Omit<SubmitCase, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: SubmitCase = { ...request, type: 'submit-case' };
  return runCommand(services, caseId, meta, command, () => command);
}
