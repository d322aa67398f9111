import type { Case } from '../../cases/case.ts';
import type { AddMaterial } from '../../cases/commands/add-material.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** A file whose content is kept already is added to a material. Refuses material-unknown, file-not-accepted, case-not-so-far, not-your-stage. */
export function addMaterial(
  services: CaseServices,
  caseId: string,
  request: Omit<AddMaterial, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: AddMaterial = { ...request, type: 'add-material' };
  return runCommand(services, caseId, meta, command, () => command);
}
