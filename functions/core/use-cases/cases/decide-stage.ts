import type { Case } from '../../cases/case.ts';
import type { DecideStage } from '../../cases/commands/decide/decision-command.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** An officer decides at the open stage; deciding against the determination takes a written ground. Refuses stage-not-open, not-your-stage, decided-already, decision-needs-ground, decision-incomplete, send-back-not-possible. */
export function decideStage(
  services: CaseServices,
  caseId: string,
  request: Omit<DecideStage, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: DecideStage = { ...request, type: 'decide-stage' };
  return runCommand(services, caseId, meta, command, () => command);
}
