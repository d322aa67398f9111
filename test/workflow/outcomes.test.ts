import { expect, test } from 'vitest';
import { correctCase } from '../../functions/core/use-cases/cases/correct-case.ts';
import { notifyApplicant } from '../../functions/core/use-cases/cases/notify-applicant.ts';
import { by, eventTypes } from '../support/case-world.ts';
import { followedCase } from '../support/followed-case.ts';

const ground = '入户核实时本人已不在本地居住，户籍已迁出';
const idle = { waiting: 1, working: 0, failed: 0 };
const none = { waiting: 0, working: 0, failed: 0 };

test('approved at every stage: the machine waits at each, lets the notice end by time, and ends with the case', async () => {
  const followed = await followedCase();
  const { flow, world, id } = followed;
  expect(flow.runner.standing()).toEqual(idle);
  const hanging = await followed.approve('township', 'federation', 'civil-affairs');
  expect(hanging.open).toMatchObject({ stage: 'notice', mode: 'timer', clock: { dueOn: '2023-03-27' } });
  expect((await followed.travel('2023-03-27T15:59:59Z')).open?.stage).toBe('notice');
  expect(await followed.travel('2023-03-27T16:00:00Z')).toMatchObject({ status: 'determined' });
  expect(flow.runner.standing()).toEqual(idle);
  const closed = await followed.act(() => notifyApplicant(world, id, { means: 'letter' }, by('window')));
  expect(closed.status).toBe('closed');
  expect(flow.runner.standing()).toEqual(none);
  expect(await flow.tokens.waitingFor(id)).toBeUndefined();
  expect(flow.faults).toEqual([]);
});

test('refused: the review is over, and the machine sees to it that the applicant is told in time', async () => {
  const followed = await followedCase();
  const { world, id } = followed;
  const refused = await followed.decide('township', { outcome: 'refuse', ground });
  expect(refused).toMatchObject({ status: 'determined', open: null });
  await followed.travel('2023-03-22');
  expect((await eventTypes(world, id)).at(-1)).toBe('clock-warned');
  const late = await followed.travel('2023-03-24');
  expect(late.escalations).toMatchObject([{ clock: 'notify-applicant', dueOn: '2023-03-23', to: '110000' }]);
});

test('sent back to an earlier stage: its visit is new and so is the time to wait', async () => {
  const followed = await followedCase();
  await followed.approve('township');
  const back = await followed.decide('federation', { outcome: 'send-back', to: 'township' });
  expect(back.open).toMatchObject({ stage: 'township', number: 3 });
  expect(await followed.approve('township', 'federation')).toMatchObject({
    open: { stage: 'civil-affairs' },
  });
});

test('sent back to the window: the clocks stand still, nobody is called late, and the correction goes on', async () => {
  const followed = await followedCase();
  const { world, id } = followed;
  await followed.travel('2023-03-21');
  const items = [{ about: 'other', text: '低保证明复印件缺第二页' }];
  const asked = await followed.decide('township', { outcome: 'send-back', to: 'window', items });
  expect(asked).toMatchObject({ status: 'awaiting-correction', open: { clock: { dueOn: null } } });
  await followed.travel('2023-03-24');
  expect(await eventTypes(world, id)).not.toContain('clock-overdue');
  const corrected = await followed.act(() => correctCase(world, id, {}, by('window')));
  expect(corrected).toMatchObject({ status: 'in-review', open: { clock: { dueOn: '2023-03-29' } } });
  await followed.travel('2023-03-28');
  expect((await eventTypes(world, id)).at(-1)).toBe('clock-warned');
});

test('a correction that is not made in time is for the officer to decide on, and is called late', async () => {
  const followed = await followedCase();
  const { world, id } = followed;
  const items = [{ about: 'other', text: '低保证明复印件缺第二页' }];
  await followed.decide('township', { outcome: 'send-back', to: 'window', items });
  await followed.travel('2023-03-28');
  expect(await eventTypes(world, id)).toContain('clock-overdue');
  expect(await followed.decide('township', { outcome: 'refuse', ground })).toMatchObject({
    status: 'determined',
    corrections: [{ outcome: 'not-made' }],
  });
});
