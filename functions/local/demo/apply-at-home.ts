import { syntheticIdentity } from '../../core/identities/synthetic-identity.ts';
import { closeNotice } from '../../core/use-cases/cases/close-notice.ts';
import { correctCase } from '../../core/use-cases/cases/correct-case.ts';
import { decideStage } from '../../core/use-cases/cases/decide-stage.ts';
import { notifyApplicant } from '../../core/use-cases/cases/notify-applicant.ts';
import { objectToNotice } from '../../core/use-cases/cases/object-to-notice.ts';
import { requestCorrection } from '../../core/use-cases/cases/request-correction.ts';
import { submitCase } from '../../core/use-cases/cases/submit-case.ts';
import { officer } from './demo-officer.ts';
import type { DemoWorld } from './demo-world.ts';
import { type DemoPerson, handIn, takeApplication, upload } from './intake.ts';

const wulong = '500156';

/** A neighbour: impaired sight of level 2, on the minimum living guarantee. */
const person: DemoPerson = {
  identity: syntheticIdentity('demo: applies at home', { bornOn: '1968-11-02', sex: 'male' }),
  facts: {
    'hukou.code': wulong,
    'certificate.kind': 'disability',
    'certificate.category': 'vision',
    'certificate.level': 2,
    'certificate.status': 'valid',
    'livelihood.status': 'minimum-living',
    'person.birthDate': '1968-11-02',
    otherBenefits: [],
  },
};

/** Sent back once for a paper, hung out in public, objected to, re-examined, decided; gives the case's id. */
export async function applyAtHome(world: DemoWorld): Promise<string> {
  const { until, act } = world;
  const window = officer('window', wulong);
  const township = officer('township', wulong);
  const civilAffairs = officer('civil-affairs', wulong);
  await until('2023-04-12', '09:30');
  const one = await takeApplication(world, person, wulong, window);
  await handIn(world, one, window);
  await until('2023-04-12', '10:15');
  await act((services) => submitCase(services, one.id, {}, window));

  await until('2023-04-13', '14:00');
  const items = [{ about: 'application', text: '审核表缺少第二页（家庭成员签字）' }];
  await act((services) => requestCorrection(services, one.id, { stage: 'township', items }, township));
  await until('2023-04-17', '10:00');
  await upload(world, one, 'application', window);
  await act((services) => correctCase(services, one.id, {}, window));

  const approve = (stage: string, by: typeof township, ground?: string) =>
    act((services) =>
      decideStage(services, one.id, { stage, outcome: 'approve', ...(ground && { ground }) }, by),
    );
  await until('2023-04-18', '15:20');
  await approve('township', township);
  await until('2023-04-19', '09:50');
  await approve('federation', officer('federation', wulong));
  await until('2023-04-20', '11:00');
  await approve('civil-affairs', civilAffairs);

  await until('2023-04-26', '10:30');
  const objection = { text: '听说他家上个月买了车', from: null };
  await act((services) => objectToNotice(services, one.id, objection, township));
  // The Saturday is a make-up day: offices work.
  await until('2023-05-06', '16:00');
  await approve('civil-affairs', civilAffairs, '入户走访并核对车辆登记，车辆为他人所有，仍在低保');
  await until('2023-05-09', '09:00');
  await act((services) => closeNotice(services, one.id, { stage: 'public-notice' }, civilAffairs));

  await until('2023-05-10', '10:00');
  await act((services) => notifyApplicant(services, one.id, { means: 'in-person' }, window));
  return one.id;
}
