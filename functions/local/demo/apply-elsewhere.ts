import { syntheticIdentity } from '../../core/identities/synthetic-identity.ts';
import { decideStage } from '../../core/use-cases/cases/decide-stage.ts';
import { notifyApplicant } from '../../core/use-cases/cases/notify-applicant.ts';
import { pushCase } from '../../core/use-cases/cases/push-case.ts';
import { rateCase } from '../../core/use-cases/cases/rate-case.ts';
import { submitCase } from '../../core/use-cases/cases/submit-case.ts';
import { officer } from './demo-officer.ts';
import type { DemoWorld } from './demo-world.ts';
import { type DemoPerson, handIn, takeApplication } from './intake.ts';

const luquan = '130110';
const wulong = '500156';

/** The first worked person: physical disability of level 1, on the minimum living guarantee. */
const person: DemoPerson = {
  identity: syntheticIdentity('demo: applies elsewhere', { bornOn: '1980-05-06', sex: 'female' }),
  facts: {
    'hukou.code': wulong,
    'certificate.kind': 'disability',
    'certificate.category': 'physical',
    'certificate.level': 1,
    'certificate.status': 'valid',
    'livelihood.status': 'minimum-living',
    'person.birthDate': '1980-05-06',
    otherBenefits: [],
  },
};

/** Wulong hukou, handed in at Luquan: pushed, reviewed in Wulong, late once, decided; gives the case's id. */
export async function applyElsewhere(world: DemoWorld): Promise<string> {
  const { until, act } = world;
  const window = officer('window', luquan);
  await until('2023-03-20', '09:20');
  const one = await takeApplication(world, person, luquan, window);
  await until('2023-03-20', '09:45');
  await handIn(world, one, window);
  await until('2023-03-21', '10:00');
  await act((services) => submitCase(services, one.id, {}, window));
  await until('2023-03-22', '15:30');
  await act((services) => pushCase(services, one.id, {}, window));

  const approve = (stage: string, by: Parameters<typeof officer>[0]) =>
    act((services) => decideStage(services, one.id, { stage, outcome: 'approve' }, officer(by, wulong)));
  await until('2023-03-27', '11:10');
  await approve('township', 'township');
  await until('2023-03-29', '16:40');
  await approve('federation', 'federation');
  // Nobody looks at it for more than a week: warned, then overdue and reported to the level above.
  await until('2023-04-10', '09:05');
  await approve('civil-affairs', 'civil-affairs');

  await until('2023-04-11', '14:20');
  await act((services) => notifyApplicant(services, one.id, { means: 'sms' }, window));
  await act((services) => rateCase(services, one.id, { score: 4, comment: '晚了几天' }, window));
  return one.id;
}
