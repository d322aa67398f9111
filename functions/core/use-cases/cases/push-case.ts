import type { Case } from '../../cases/case.ts';
import type { PushCase } from '../../cases/commands/push-case.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** The receiving office hands a complete file to the competent office. Refuses case-not-so-far, not-your-stage. */
export function pushCase(
  services: CaseServices,
  caseId: string,
  request: Omit<PushCase, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: PushCase = { ...request, type: 'push-case' };
  return runCommand(services, caseId, meta, command, () => command);
}
