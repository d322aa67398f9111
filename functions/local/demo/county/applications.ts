import type { Case } from '../../../core/cases/case.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import type { SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';
import { closeNotice } from '../../../core/use-cases/cases/close-notice.ts';
import { createCase } from '../../../core/use-cases/cases/create-case.ts';
import { decideStage } from '../../../core/use-cases/cases/decide-stage.ts';
import { findCase } from '../../../core/use-cases/cases/find-case.ts';
import { markMaterialShown } from '../../../core/use-cases/cases/mark-material-shown.ts';
import { notifyApplicant } from '../../../core/use-cases/cases/notify-applicant.ts';
import { pushCase } from '../../../core/use-cases/cases/push-case.ts';
import { submitCase } from '../../../core/use-cases/cases/submit-case.ts';
import { uploadMaterial } from '../../../core/use-cases/cases/upload-material.ts';
import { officer } from '../demo-officer.ts';
import { registerFor } from '../intake.ts';
import { scannedPage } from '../scanned-page.ts';
import { NEIGHBOUR } from './county-plan.ts';
import type { CountyWorld } from './county-world.ts';
import { accountNumber } from './stock.ts';

/** An application as it is planned: who, for what, where the hukou is and where it is handed in. */
export interface Application {
  readonly person: PersonRef;
  readonly life: SyntheticLife;
  readonly benefits: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly competent: string;
}

type Report = (one: Case) => void;

/** The window takes it today; every later step is planned, and the decided case reported; gives the case's id. */
export async function takeApplication(
  world: CountyWorld,
  planned: Application,
  report: Report,
): Promise<string> {
  const { cases: services, data } = world;
  const { life, competent, person } = planned;
  const draws = drawsFor(`application ${life.residentId} ${services.clock.now()}`);
  const isElsewhere = competent === world.county.jurisdiction && draws.happens(0.06);
  const at = isElsewhere ? NEIGHBOUR : competent;
  const window = officer('window', at);
  const one = await createCase(
    services,
    {
      person,
      applicant: { kind: life.bornOn > '2008' ? 'village' : 'self', person: null },
      benefits: planned.benefits,
      receiving: { jurisdiction: at, township: at === world.county.jurisdiction ? life.township : null },
      ...(competent === world.county.jurisdiction && { competentTownship: life.township }),
      facts: planned.facts,
    },
    window,
  );
  for (const { id, state } of one.materials) {
    if (state !== 'missing') continue;
    const register = registerFor(services, one, id);
    if (register !== undefined)
      await markMaterialShown(services, one.id, { material: id, register, asOf: one.appliedOn }, window);
    else
      await uploadMaterial(
        services,
        data.files,
        one.id,
        { material: id, name: `${id}.pdf`, contentType: 'application/pdf', content: scannedPage(one.id) },
        window,
      );
  }
  const complete = await submitCase(services, one.id, {}, window);
  await data.followUp.accounts.keep(person, {
    kind: 'card',
    holder: life.name,
    bank: '重庆农村商业银行',
    number: accountNumber(life.residentId),
  });
  const slow = draws.happens(0.08) ? 7 : 0;
  const goOn = (): void => {
    const day = world.officeDay(services.clock.now().slice(0, 10), 1 + draws.below(3) + slow);
    world.agenda.add(day, async () => {
      const decided = await moveOn(world, complete.id);
      if (decided === undefined) goOn();
      else report(decided);
    });
  };
  goOn();
  return complete.id;
}

/** Whoever has the case does what is his to do; once it is decided, the window tells the applicant. */
async function moveOn({ cases: services }: CountyWorld, caseId: string): Promise<Case | undefined> {
  const { case: one } = await findCase(services, caseId);
  const { receiving, competent, open } = one;
  const window = officer('window', receiving.jurisdiction);
  if (one.status === 'complete') await pushCase(services, caseId, {}, window);
  if (one.status === 'determined') return notifyApplicant(services, caseId, { means: 'sms' }, window);
  if (open === null) return undefined;
  const stage = one.chain.stages.find(({ id }) => id === open.stage);
  if (stage === undefined) return undefined;
  if (stage.kind === 'public-notice')
    await closeNotice(
      services,
      caseId,
      { stage: stage.id },
      officer('civil-affairs', competent.jurisdiction),
    );
  else
    for (const owner of stage.owners) {
      const place =
        owner === 'township' ? (competent.township ?? competent.jurisdiction) : competent.jurisdiction;
      await decideStage(services, caseId, decisionAt(open, stage.id), officer(owner, place));
    }
  return undefined;
}

/** As determined; what cannot be determined is refused by the last officer, with what is missing as his ground. */
function decisionAt(
  { determination }: NonNullable<Case['open']>,
  stage: string,
): Parameters<typeof decideStage>[2] {
  const outcomes = Object.values(determination.benefits).map(({ outcome }) => outcome);
  if (outcomes.includes('granted') && !outcomes.includes('undetermined'))
    return { stage, outcome: 'approve' };
  if (outcomes.every((outcome) => outcome === 'refused')) return { stage, outcome: 'refuse' };
  return { stage, outcome: 'refuse', ground: '登记信息不全，补充告知后申请人仍未能提供，暂不予认定' };
}
