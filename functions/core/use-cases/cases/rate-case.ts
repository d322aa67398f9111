import type { Case } from '../../cases/case.ts';
import type { RateCase } from '../../cases/commands/rate-case.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** The applicant says how satisfied he is. Refuses request-invalid, rated-already, case-not-so-far, not-your-stage. */
export function rateCase(
  services: CaseServices,
  caseId: string,
  request: Omit<RateCase, 'type'>,
  meta: RequestMeta,
): Promise<Case> {
  const command: RateCase = { ...request, type: 'rate-case' };
  return runCommand(services, caseId, meta, command, () => command);
}
