import { expect, test } from 'vitest';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { keepTime } from '../../../../functions/core/use-cases/cases/keep-time.ts';
import { notifyApplicant } from '../../../../functions/core/use-cases/cases/notify-applicant.ts';
import { rateCase } from '../../../../functions/core/use-cases/cases/rate-case.ts';
import { verifyCaseEvents } from '../../../../functions/core/use-cases/cases/verify-case-events.ts';
import { withdrawCase } from '../../../../functions/core/use-cases/cases/withdraw-case.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import {
  application,
  approveAt,
  by,
  caseWorld,
  eventTypes,
  submittedCase,
} from '../../../support/case-world.ts';

test('a case that everybody approves ends in a result with amounts and is closed once the applicant knows', async () => {
  const world = caseWorld();
  let one = await submittedCase(world, application(PLAIN));
  expect(one.open).toMatchObject({ stage: 'township', number: 1, clock: { dueOn: '2023-03-23' } });
  one = await approveAt(world, one, 'township', 'township');
  one = await approveAt(world, one, 'federation', 'federation');
  one = await approveAt(world, one, 'civil-affairs', 'civil-affairs');
  expect(one.open).toMatchObject({ stage: 'notice', mode: 'timer', clock: { dueOn: '2023-03-27' } });
  world.clock.set('2023-03-25');
  expect((await keepTime(world, one.id)).status).toBe('in-review');
  world.clock.set('2023-03-28');
  one = await keepTime(world, one.id);
  expect(one).toMatchObject({
    status: 'determined',
    result: {
      fromMonth: '2023-03',
      benefits: {
        living: { outcome: 'granted', monthlyAmount: '80.00', isAgainstDetermination: false },
        nursing: { outcome: 'granted', monthlyAmount: '90.00' },
      },
    },
  });
  expect(one.clocks.at(-1)).toMatchObject({ name: 'notify-applicant', dueOn: '2023-03-31' });
  one = await notifyApplicant(world, one.id, { means: 'letter' }, by('window'));
  one = await rateCase(world, one.id, { score: 5, comment: null }, by('window'));
  expect(one).toMatchObject({ status: 'closed', rating: { score: 5 } });
  expect(await eventTypes(world, one.id)).toEqual([
    'case-created',
    'material-added',
    'material-shown-by-register',
    'material-shown-by-register',
    'material-shown-by-register',
    'file-completed',
    'case-pushed',
    'stage-opened',
    'stage-decided',
    'stage-opened',
    'stage-decided',
    'stage-opened',
    'stage-decided',
    'stage-opened',
    'notice-published',
    'stage-passed',
    'notice-closed',
    'case-determined',
    'applicant-notified',
    'case-rated',
  ]);
  expect(await verifyCaseEvents(world, one.id)).toMatchObject({ isIntact: true, events: 20 });
});

test('a refusal at any stage ends the review in writing', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  await expect(
    decideStage(world, one.id, { stage: 'township', outcome: 'refuse', ground: '不符合' }, by('township')),
  ).rejects.toMatchObject({ name: 'decision-needs-ground' });
  const ground = '入户核实时本人已不在本地居住，户籍已迁出';
  const refused = await decideStage(
    world,
    one.id,
    { stage: 'township', outcome: 'refuse', ground },
    by('township'),
  );
  expect(refused).toMatchObject({
    status: 'determined',
    result: { ground, benefits: { living: { outcome: 'refused', isAgainstDetermination: true } } },
  });
});

test('a refusal that follows the determination needs no ground and carries its reasons', async () => {
  const world = caseWorld();
  const facts = { ...application(PLAIN).facts, 'livelihood.status': 'none', 'certificate.level': 4 };
  const one = await submittedCase(world, application(PLAIN, { facts }));
  const refused = await decideStage(world, one.id, { stage: 'township', outcome: 'refuse' }, by('township'));
  expect(refused.result?.benefits.living).toMatchObject({
    outcome: 'refused',
    isAgainstDetermination: false,
  });
  expect(refused.result?.benefits.living?.reasons.length).toBeGreaterThan(0);
});

test('a stage sends back to an earlier one, which gets a term of its own', async () => {
  const world = caseWorld();
  let one = await submittedCase(world, application(PLAIN));
  one = await approveAt(world, one, 'township', 'township');
  world.clock.set('2023-03-21');
  const back = { stage: 'federation', outcome: 'send-back', to: 'township' } as const;
  await expect(
    decideStage(world, one.id, { ...back, to: 'civil-affairs' }, by('federation')),
  ).rejects.toMatchObject({ name: 'send-back-not-possible' });
  one = await decideStage(world, one.id, back, by('federation'));
  expect(one.open).toMatchObject({ stage: 'township', number: 3, clock: { dueOn: '2023-03-24' } });
  expect(one.visits.map(({ outcome }) => outcome)).toEqual(['approved', 'sent-back']);
});

test('a withdrawn case moves no more and the person may apply again', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  await expect(submittedCase(world, application(PLAIN))).rejects.toMatchObject({ name: 'case-open-already' });
  const gone = await withdrawCase(world, one.id, { reason: '本人放弃' }, by('window'));
  expect(gone).toMatchObject({ status: 'withdrawn', open: null });
  await expect(approveAt(world, one, 'township', 'township')).rejects.toMatchObject({
    name: 'case-not-so-far',
  });
  expect((await submittedCase(world, application(PLAIN))).status).toBe('in-review');
});

test('what is late warns the day before, is called late the day after, and is reported above, once', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  for (const day of ['2023-03-21', '2023-03-22', '2023-03-23', '2023-03-24', '2023-03-25', '2023-04-25']) {
    world.clock.set(day);
    await keepTime(world, one.id);
    await keepTime(world, one.id);
  }
  const { items } = await world.cases.events(one.id, { limit: 100 });
  const timed = items.filter(({ actor }) => actor.role === 'platform');
  expect(timed.map(({ type, at }) => `${at.slice(0, 10)} ${type}`)).toEqual([
    '2023-03-22 clock-warned',
    '2023-03-24 clock-overdue',
    '2023-03-24 case-escalated',
  ]);
  const summary = await world.cases.summary(one.id);
  expect(summary).toMatchObject({ status: 'in-review', isOverdue: true, escalatedTo: '110000' });
  const { items: reported } = await world.cases.escalations('110000', { limit: 10 });
  expect(reported).toMatchObject([{ caseId: one.id, clock: 'stage', dueOn: '2023-03-23', from: PLAIN }]);
});
