import type { Case } from '../../cases/case.ts';
import type { ObjectToNotice } from '../../cases/commands/object-to-notice.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** An objection against a hanging notice is taken down; the case is re-examined. Refuses notice-not-hanging, request-invalid. */
export function objectToNotice(
  services: CaseServices,
  caseId: string,
  request: Omit<ObjectToNotice, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: ObjectToNotice = { ...request, type: 'object-to-notice' };
  return runCommand(services, caseId, meta, command, () => command);
}
