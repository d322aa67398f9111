import { expect, test } from 'vitest';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { keepTime } from '../../../../functions/core/use-cases/cases/keep-time.ts';
import { notifyApplicant } from '../../../../functions/core/use-cases/cases/notify-applicant.ts';
import { pushCase } from '../../../../functions/core/use-cases/cases/push-case.ts';
import { application, approveAt, by, caseWorld, submittedCase } from '../../../support/case-world.ts';

// 130102 has no policy of its own: Hebei's is the nearest above.
const HEBEI_COUNTY = '130102';
const WULONG = '500156';
const LUQUAN = '130110';

test("Hebei's dates: complete on Monday 2021-06-21, each term used to its last day", async () => {
  const world = caseWorld({ at: '2021-06-21' });
  const receiving = { jurisdiction: WULONG, township: null };
  let one = await submittedCase(world, application(HEBEI_COUNTY, { receiving }));
  expect(one).toMatchObject({ status: 'complete', chain: { id: 'cross-jurisdiction' }, open: null });
  expect(one.clocks).toMatchObject([{ name: 'push', dueOn: '2021-06-24' }]);
  world.clock.set('2021-06-24');
  one = await pushCase(world, one.id, {}, by('window', WULONG));
  expect(one.open).toMatchObject({ stage: 'township', clock: { dueOn: '2021-06-29' } });
  expect(one.clocks.at(-1)).toMatchObject({ name: 'decide', dueOn: '2021-07-08' });
  const amounts = { living: { outcome: 'granted', monthlyAmount: '66.00' } } as const;
  const decision = {
    outcome: 'approve',
    overrides: { ...amounts, nursing: { outcome: 'granted', monthlyAmount: '60.00' } },
    ground: '本县标准按县级文件执行，系统未载明金额',
  } as const;
  world.clock.set('2021-06-29');
  one = await decideStage(world, one.id, { ...decision, stage: 'township' }, by('township', HEBEI_COUNTY));
  expect(one.open).toMatchObject({ stage: 'federation', clock: { dueOn: '2021-07-01' } });
  world.clock.set('2021-07-01');
  one = await decideStage(
    world,
    one.id,
    { ...decision, stage: 'federation' },
    by('federation', HEBEI_COUNTY),
  );
  expect(one.open).toMatchObject({ stage: 'civil-affairs', clock: { dueOn: '2021-07-08' } });
  world.clock.set('2021-07-08');
  one = await decideStage(
    world,
    one.id,
    { ...decision, stage: 'civil-affairs' },
    by('civil-affairs', HEBEI_COUNTY),
  );
  expect(one.clocks.at(-1)).toMatchObject({ name: 'notify-applicant', dueOn: '2021-07-13' });
  expect(one).toMatchObject({ status: 'determined', result: { fromMonth: '2021-06' } });
  expect(one.escalations).toEqual([]);
  world.clock.set('2021-07-13');
  await expect(
    notifyApplicant(world, one.id, { means: 'phone' }, by('window', HEBEI_COUNTY)),
  ).rejects.toMatchObject({ name: 'not-your-stage' });
  expect((await notifyApplicant(world, one.id, { means: 'phone' }, by('window', WULONG))).status).toBe(
    'closed',
  );
});

test('all stages together are late at the county, whose superior is told, though a township is named', async () => {
  const world = caseWorld();
  const receiving = { jurisdiction: LUQUAN, township: null };
  const one = await submittedCase(
    world,
    application(WULONG, { receiving, competentTownship: `${WULONG}001` }),
  );
  await pushCase(world, one.id, {}, by('window', LUQUAN));
  world.clock.set('2023-04-04');
  const { escalations } = await keepTime(world, one.id);
  expect(escalations).toMatchObject([{ clock: 'decide', to: '500000' }]);
});

test("where a district gives its stages no terms, the nation's ten days in all run out and are reported above", async () => {
  const world = caseWorld();
  const receiving = { jurisdiction: LUQUAN, township: null };
  let one = await submittedCase(world, application(WULONG, { receiving }));
  one = await pushCase(world, one.id, {}, by('window', LUQUAN));
  one = await approveAt(world, one, 'township', 'township');
  expect(one.open?.clock.dueOn).toBeNull();
  expect(one.clocks.at(-1)).toMatchObject({ name: 'decide', dueOn: '2023-04-03' });
  expect((await world.cases.summary(one.id))?.turn).toMatchObject({
    step: 'federation',
    dueOn: '2023-04-03',
  });
  world.clock.set('2023-04-04');
  one = await keepTime(world, one.id);
  expect(one.escalations).toMatchObject([{ clock: 'decide', from: WULONG, to: '500000' }]);
  one = await approveAt(world, one, 'federation', 'federation');
  one = await approveAt(world, one, 'civil-affairs', 'civil-affairs');
  expect(one).toMatchObject({
    status: 'determined',
    result: {
      fromMonth: '2023-03',
      benefits: { living: { monthlyAmount: '80.00' }, nursing: { monthlyAmount: '90.00' } },
    },
  });
});

test('a late push is the receiving office’s delay', async () => {
  const world = caseWorld();
  const receiving = { jurisdiction: LUQUAN, township: '130110101' };
  const one = await submittedCase(world, application(WULONG, { receiving }));
  world.clock.set('2023-03-24');
  const late = await keepTime(world, one.id);
  expect(late).toMatchObject({ status: 'complete', escalations: [{ clock: 'push', to: LUQUAN }] });
});

test('both offices see where a case stands', async () => {
  const world = caseWorld();
  const receiving = { jurisdiction: LUQUAN, township: null };
  const one = await submittedCase(world, application(WULONG, { receiving }));
  const page = { limit: 10 };
  const received = await world.cases.list({ list: 'received', county: LUQUAN, month: '2023-03' }, page);
  const competent = await world.cases.list({ list: 'competent', county: WULONG, month: '2023-03' }, page);
  const person = await world.cases.list({ list: 'person', person: 'person-1' }, page);
  for (const { items } of [received, competent, person]) expect(items).toMatchObject([{ id: one.id }]);
});
