import { platformActor } from '../../cases/actor.ts';
import type { Case } from '../../cases/case.ts';
import { disagreements } from '../../cases/stages/disagreements.ts';
import type { CertificateRegister } from '../../ports/certificate-register.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { CaseServices } from './case-services.ts';
import { findCase } from './find-case.ts';
import { runCommand } from './run-command.ts';

/**
 * Compares a case at an automatic stage with the certificate register and lets it pass, or hands it to the stage's
 * owner. Nothing happens where the visit is over. Throws where the register does not answer, so that it is tried again.
 */
export async function runCheck(
  services: CaseServices,
  register: CertificateRegister,
  caseId: string,
  visit: number,
): Promise<Case> {
  const { case: one } = await findCase(services, caseId);
  const { open } = one;
  if (open === null || open.number !== visit || open.mode !== 'automatic') return one;
  const stage = one.chain.stages.find(({ id }) => id === open.stage);
  const findings = disagreements(one.facts, await register.certificateOf(one.person), stage?.check ?? []);
  const command = { type: 'complete-check', stage: open.stage, visit, findings } as const;
  try {
    return await runCommand(services, caseId, { actor: platformActor }, command, () => command);
  } catch (error) {
    // Meanwhile somebody else ended the visit: another run of this check, or the applicant who withdrew.
    const isOver = error instanceof Refusal && ['stage-not-open', 'case-not-so-far'].includes(error.name);
    if (!isOver) throw error;
    return (await findCase(services, caseId)).case;
  }
}
