import type { Case } from '../../cases/case.ts';
import type { MarkMaterialShown } from '../../cases/commands/mark-material-shown.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** A register shows what a material would. Refuses material-unknown, request-invalid, case-not-so-far, not-your-stage. */
export function markMaterialShown(
  services: CaseServices,
  caseId: string,
  request: Omit<MarkMaterialShown, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: MarkMaterialShown = { ...request, type: 'mark-material-shown' };
  return runCommand(services, caseId, meta, command, () => command);
}
