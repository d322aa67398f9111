// One case from the window to its end, as offices would act.
import type { Actor, ActorRole } from '../functions/core/cases/actor.ts';
import type { Case } from '../functions/core/cases/case.ts';
import { addMaterial } from '../functions/core/use-cases/cases/add-material.ts';
import { closeNotice } from '../functions/core/use-cases/cases/close-notice.ts';
import { createCase } from '../functions/core/use-cases/cases/create-case.ts';
import { decideStage } from '../functions/core/use-cases/cases/decide-stage.ts';
import { notifyApplicant } from '../functions/core/use-cases/cases/notify-applicant.ts';
import { submitCase } from '../functions/core/use-cases/cases/submit-case.ts';
import type { CasesBench } from './cases-data.ts';
import { FACTS } from './wulong.ts';

export const COUNTY = '500156';

export function officerOf(role: ActorRole): { readonly actor: Actor } {
  return { actor: { role, office: COUNTY, officer: `${role}-1` } };
}

/** A case in review at its first stage. */
export async function caseInReview({ services }: CasesBench, person: string): Promise<Case> {
  const window = officerOf('window');
  const one = await createCase(
    services,
    {
      person,
      applicant: { kind: 'self', person: null },
      benefits: ['living', 'nursing'],
      receiving: { jurisdiction: COUNTY, township: null },
      facts: FACTS,
    },
    window,
  );
  const file = { name: 'form.pdf', contentType: 'application/pdf', bytes: 9, sha256: 'a'.repeat(64) };
  for (const { id } of one.materials) await addMaterial(services, one.id, { material: id, file }, window);
  return submitCase(services, one.id, {}, window);
}

/** The same to its end: three offices, the notice, the letter. */
export async function lifeOfCase(bench: CasesBench, person: string): Promise<Case> {
  const { services } = bench;
  const { id } = await caseInReview(bench, person);
  const approve = (stage: string, role: ActorRole) =>
    decideStage(services, id, { stage, outcome: 'approve' }, officerOf(role));
  await approve('township', 'township');
  await approve('federation', 'federation');
  await approve('civil-affairs', 'civil-affairs');
  await closeNotice(services, id, { stage: 'public-notice' }, officerOf('civil-affairs'));
  return notifyApplicant(services, id, { means: 'sms' }, officerOf('window'));
}
