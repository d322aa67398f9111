import { platformActor } from '../../cases/actor.ts';
import type { Case } from '../../cases/case.ts';
import type { CaseServices } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** A timer looks at a case: warnings, overdue terms, escalation, the end of a notice. Doing it again changes nothing. */
export function keepTime(services: CaseServices, caseId: string): Promise<Case> {
  const command = { type: 'keep-time' } as const;
  return runCommand(services, caseId, { actor: platformActor }, command, () => command);
}
