import { expect, test } from 'vitest';
import { closeNotice } from '../../../../functions/core/use-cases/cases/close-notice.ts';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { keepTime } from '../../../../functions/core/use-cases/cases/keep-time.ts';
import { objectToNotice } from '../../../../functions/core/use-cases/cases/object-to-notice.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import {
  application,
  approveAt,
  by,
  type CaseWorld,
  caseWorld,
  eventTypes,
  submittedCase,
} from '../../../support/case-world.ts';

/** Hangs from 2023-03-20 through Monday 2023-03-27: the fifth calendar day is a Saturday. */
async function hangingCase(world: CaseWorld, county = PLAIN) {
  let one = await submittedCase(world, application(county));
  one = await approveAt(world, one, 'township', 'township');
  one = await approveAt(world, one, 'federation', 'federation');
  return approveAt(world, one, 'civil-affairs', 'civil-affairs');
}

const objection = { text: '该户有两套商品房，不应是低保户', from: null };

test('an objection opens a re-examination of ten working days and the notice hangs on', async () => {
  const world = caseWorld();
  const hanging = await hangingCase(world);
  expect(hanging.notices).toMatchObject([{ clock: { dueOn: '2023-03-27' }, closedAt: null }]);
  world.clock.set('2023-03-22');
  const one = await objectToNotice(world, hanging.id, objection, by('township'));
  expect(one.open).toMatchObject({
    stage: 'civil-affairs',
    mode: 'human',
    reExaminationOf: hanging.notices[0]?.id,
    clock: { name: 're-examine', dueOn: '2023-04-06' },
  });
  expect((await world.cases.hangingNotices(PLAIN, { limit: 10 })).items.map(({ id }) => id)).toEqual([
    one.id,
  ]);
  world.clock.set('2023-03-28');
  await expect(
    objectToNotice(world, one.id, { text: '补充意见', from: null }, by('township')),
  ).rejects.toMatchObject({ name: 'notice-not-hanging' });
});

test('a dismissed objection lets the notice hang to its end, or pass where that is over', async () => {
  const world = caseWorld();
  const hanging = await hangingCase(world);
  world.clock.set('2023-03-22');
  let one = await objectToNotice(world, hanging.id, objection, by('township'));
  world.clock.set('2023-03-24');
  one = await approveAt(world, one, 'civil-affairs', 'civil-affairs');
  expect(one.open).toMatchObject({ stage: 'notice', mode: 'timer', clock: { dueOn: '2023-03-27' } });
  one = await objectToNotice(world, one.id, objection, by('township'));
  world.clock.set('2023-03-30');
  one = await approveAt(world, one, 'civil-affairs', 'civil-affairs');
  expect(one).toMatchObject({
    status: 'determined',
    result: { benefits: { living: { outcome: 'granted' } } },
  });
  expect(one.notices).toMatchObject([{ objections: [objection, objection] }]);
  const types = await eventTypes(world, one.id);
  expect(types.filter((type) => type === 'notice-published')).toHaveLength(1);
  expect(types.filter((type) => type === 're-examination-opened')).toHaveLength(2);
});

test('an objection that holds ends in a refusal, and the notice comes down', async () => {
  const world = caseWorld();
  const hanging = await hangingCase(world);
  const one = await objectToNotice(world, hanging.id, objection, by('township'));
  const ground = '经核实该户名下有两套商品房，不符合低保条件';
  const decision = { stage: 'civil-affairs', outcome: 'refuse', ground } as const;
  const refused = await decideStage(world, one.id, decision, by('civil-affairs'));
  expect(refused).toMatchObject({
    status: 'determined',
    result: { benefits: { living: { outcome: 'refused' } } },
  });
  expect(refused.notices[0]?.closedAt).not.toBeNull();
  expect((await world.cases.hangingNotices(PLAIN, { limit: 10 })).items).toEqual([]);
});

test('a second objection joins the re-examination that is open', async () => {
  const world = caseWorld();
  const hanging = await hangingCase(world);
  const first = await objectToNotice(world, hanging.id, objection, by('township'));
  const second = await objectToNotice(world, hanging.id, { ...objection, from: '邻居' }, by('township'));
  expect(second.open?.number).toBe(first.open?.number);
  expect(second.notices[0]?.objections).toHaveLength(2);
});

test('a notice is not decided on, and an officer takes it down only after its time', async () => {
  const world = caseWorld();
  const hanging = await hangingCase(world);
  await expect(approveAt(world, hanging, 'notice', 'civil-affairs')).rejects.toMatchObject({
    name: 'stage-not-open',
  });
  const early = closeNotice(world, hanging.id, { stage: 'notice' }, by('civil-affairs'));
  await expect(early).rejects.toMatchObject({ name: 'case-not-so-far' });
});

test('where the text gives no days, a notice hangs until an officer takes it down', async () => {
  const world = caseWorld();
  const hanging = await hangingCase(world, '500156');
  expect(hanging.open).toMatchObject({ mode: 'timer', clock: { dueOn: null } });
  // Whoever tries to decide on it is told the step that ends it.
  const decided = approveAt(world, hanging, 'public-notice', 'civil-affairs');
  await expect(decided).rejects.toMatchObject({
    name: 'stage-not-open',
    message: expect.stringContaining('ends by notice-closing or an objection'),
  });
  world.clock.set('2023-06-30');
  expect((await keepTime(world, hanging.id)).status).toBe('in-review');
  const request = { stage: 'public-notice' };
  const passed = await closeNotice(world, hanging.id, request, by('civil-affairs', '500156'));
  expect(passed).toMatchObject({
    status: 'determined',
    result: {
      fromMonth: '2023-03',
      benefits: { living: { monthlyAmount: '80.00' }, nursing: { monthlyAmount: '90.00' } },
    },
  });
});
