import type { Case } from '../../cases/case.ts';
import type { CloseNotice } from '../../cases/commands/close-notice.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** An officer takes down a notice for which no text says how long it hangs. Refuses case-not-so-far, notice-not-hanging, stage-not-open, not-your-stage. */
export function closeNotice(
  services: CaseServices,
  caseId: string,
  request: Omit<CloseNotice, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: CloseNotice = { ...request, type: 'close-notice' };
  return runCommand(services, caseId, meta, command, () => command);
}
