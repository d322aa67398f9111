import type { Case } from '../../cases/case.ts';
import type { RePinPolicy } from '../../cases/commands/re-pin-policy.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** Moves a case to the policy of another day, as it is known now. Refuses policy-already-pinned, decision-needs-ground, case-not-so-far, not-your-stage. */
export function rePinPolicy(
  services: CaseServices,
  caseId: string,
  request: Omit<RePinPolicy, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: RePinPolicy = { ...request, type: 're-pin-policy' };
  return runCommand(services, caseId, meta, command, () => command);
}
