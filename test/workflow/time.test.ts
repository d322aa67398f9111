import { expect, test } from 'vitest';
import { nextStep } from '../../functions/core/cases/next-step.ts';
import { createCase } from '../../functions/core/use-cases/cases/create-case.ts';
import { notifyApplicant } from '../../functions/core/use-cases/cases/notify-applicant.ts';
import { objectToNotice } from '../../functions/core/use-cases/cases/object-to-notice.ts';
import { pushCase } from '../../functions/core/use-cases/cases/push-case.ts';
import { requestCorrection } from '../../functions/core/use-cases/cases/request-correction.ts';
import { withdrawCase } from '../../functions/core/use-cases/cases/withdraw-case.ts';
import { longestWaitSeconds, secondsAfterNothing, stepOf } from '../../functions/workflow/step.ts';
import { FULL, PLAIN } from '../support/case-policies.ts';
import {
  application,
  by,
  caseWorld,
  completeFile,
  eventTypes,
  submittedCase,
} from '../support/case-world.ts';
import { type FollowedCase, followedCase, followedOf } from '../support/followed-case.ts';
import { workflowWorld } from '../support/workflow-world.ts';

const objection = { text: '该户有两套商品房，不应是低保户', from: null };

test('the day before the end of a term it warns; the day after it is overdue and escalated; nothing is decided', async () => {
  const followed = await followedCase();
  const { world, id, flow } = followed;
  for (const at of [
    '2023-03-21T15:59:59Z',
    '2023-03-21T16:00:00Z',
    '2023-03-23T15:59:59Z',
    '2023-03-23T16:00:00Z',
  ])
    await followed.travel(at);
  const { items } = await world.cases.events(id, { limit: 100 });
  const timed = items.filter(({ actor }) => actor.role === 'platform');
  expect(timed.map(({ type, at }) => `${at} ${type}`)).toEqual([
    '2023-03-21T16:00:00.000Z clock-warned',
    '2023-03-23T16:00:00.000Z clock-overdue',
    '2023-03-23T16:00:00.000Z case-escalated',
  ]);
  const reported = await world.cases.escalations('110000', { limit: 10 });
  expect(reported.items).toMatchObject([{ caseId: id, dueOn: '2023-03-23' }]);
  expect((await followed.travel('2023-06-01')).open).toMatchObject({ stage: 'township', number: 1 });
  expect(await followed.approve('township')).toMatchObject({ open: { stage: 'federation' } });
  expect(flow.faults).toEqual([]);
});

test('time that is jumped over is made up for at once, and not twice', async () => {
  const followed = await followedCase();
  await followed.travel('2023-05-20');
  const types = await eventTypes(followed.world, followed.id);
  expect(types.slice(-2)).toEqual(['clock-overdue', 'case-escalated']);
  await followed.travel('2023-05-21');
  expect(await eventTypes(followed.world, followed.id)).toEqual(types);
});

test('an objection opens the re-examination; dismissed, the notice hangs to its end; upheld, it is over', async () => {
  const dismissed = await followedCase();
  await dismissed.approve('township', 'federation', 'civil-affairs');
  await dismissed.travel('2023-03-22');
  const examined = await object(dismissed);
  expect(examined.open).toMatchObject({ mode: 'human', clock: { name: 're-examine', dueOn: '2023-04-06' } });
  expect((await dismissed.travel('2023-03-24')).open?.mode).toBe('human');
  expect((await dismissed.approve('civil-affairs')).open).toMatchObject({ stage: 'notice', mode: 'timer' });
  expect((await dismissed.travel('2023-03-28')).status).toBe('determined');

  const upheld = await followedCase();
  await upheld.approve('township', 'federation', 'civil-affairs');
  await object(upheld);
  await upheld.travel('2023-04-07');
  expect(await eventTypes(upheld.world, upheld.id)).toContain('case-escalated');
  const refused = await upheld.decide('civil-affairs', {
    outcome: 'refuse',
    ground: '经复核，该户不符合低保条件',
  });
  expect(refused).toMatchObject({
    status: 'determined',
    result: { benefits: { living: { outcome: 'refused' } } },
  });
});

test('a case from elsewhere has both offices watched: the push, the whole review, the message to the applicant', async () => {
  const world = caseWorld();
  const flow = workflowWorld(world);
  const request = application(PLAIN, { receiving: { jurisdiction: '500156', township: null } });
  const { id } = await submittedCase(world, request);
  await flow.settle();
  const followed = followedOf(id, world, flow);
  const waiting = await followed.travel('2023-03-24');
  expect(waiting).toMatchObject({ status: 'complete', escalations: [{ clock: 'push', to: '500000' }] });
  await followed.act(() => pushCase(world, id, {}, by('window', '500156')));
  await followed.approve('township', 'federation', 'civil-affairs');
  const result = await followed.travel('2023-04-10');
  expect(result.status).toBe('determined');
  const late = await followed.travel('2023-04-20');
  expect(late.escalations.at(-1)).toMatchObject({ clock: 'notify-applicant', to: '500000' });
  await followed.act(() => notifyApplicant(world, id, { means: 'sms' }, by('window', '500156')));
  expect(flow.runner.standing().waiting).toBe(0);
});

const withdrawn: Record<string, () => Promise<FollowedCase>> = {
  'while the file is collected': async () => {
    const world = caseWorld();
    const flow = workflowWorld(world);
    const { id } = await createCase(world, application(PLAIN), by('window'));
    await flow.settle();
    return followedOf(id, world, flow);
  },
  'before it is pushed': async () => {
    const world = caseWorld();
    const flow = workflowWorld(world);
    const receiving = { jurisdiction: '500156', township: null };
    const { id } = await submittedCase(world, application(PLAIN, { receiving }));
    await flow.settle();
    return followedOf(id, world, flow);
  },
  'at a stage': () => followedCase(),
  'while a correction is awaited': async () => {
    const followed = await followedCase();
    const items = [{ about: 'other', text: '缺页' }];
    await followed.act((world, id) =>
      requestCorrection(world, id, { stage: 'township', items }, by('township')),
    );
    return followed;
  },
  'while a notice hangs': async () => {
    const followed = await followedCase();
    await followed.approve('township', 'federation', 'civil-affairs');
    return followed;
  },
  'while an objection is re-examined': async () => {
    const followed = await followedCase();
    await followed.approve('township', 'federation', 'civil-affairs');
    await object(followed);
    return followed;
  },
  'while a check cannot be made': async () => {
    const followed = await followedCase(FULL);
    followed.flow.register.isDown = true;
    await followed.approve('village');
    expect(await followed.flow.failures.failureOf(followed.id)).toBeDefined();
    return followed;
  },
};

test.each(Object.entries(withdrawn))('withdrawn %s, the case and its machine end', async (_, made) => {
  const followed = await made();
  const { world, flow, id } = followed;
  expect(flow.runner.standing()).toEqual({ waiting: 1, working: 0, failed: 0 });
  const { receiving } = await followed.read();
  const gone = await followed.act(() =>
    withdrawCase(world, id, { reason: null }, by('window', receiving.jurisdiction)),
  );
  expect(gone.status).toBe('withdrawn');
  expect(flow.runner.standing()).toEqual({ waiting: 0, working: 0, failed: 0 });
  expect(await flow.tokens.waitingFor(id)).toBeUndefined();
  expect(await flow.failures.failureOf(id)).toBeUndefined();
  const events = await eventTypes(world, id);
  await followed.travel('2024-01-01');
  expect(await eventTypes(world, id)).toEqual(events);
});

test('where nothing is timed the case is looked at all the same now and then, and a signal ends the wait', async () => {
  const world = caseWorld();
  const flow = workflowWorld(world);
  const one = await createCase(world, application(PLAIN), by('window'));
  await flow.settle();
  expect(stepOf(nextStep(one, world.clock.now()), world.clock.now())).toMatchObject({
    mode: 'human',
    waitSeconds: longestWaitSeconds,
  });
  const token = (await flow.tokens.waitingFor(one.id))?.token;
  await flow.travel('2023-04-08');
  expect((await flow.tokens.waitingFor(one.id))?.token).toBe(token);
  await flow.travel('2023-04-09');
  expect((await flow.tokens.waitingFor(one.id))?.token).not.toBe(token);
  await completeFile(world, one);
});

test('a wake that found nothing to do waits longer than a moment before the next', async () => {
  const followed = await followedCase();
  const { world } = followed;
  const one = await followed.read();
  world.clock.set('2023-03-25');
  expect(stepOf(nextStep(one, world.clock.now()), world.clock.now()).waitSeconds).toBe(1);
  expect(stepOf(nextStep(one, world.clock.now()), world.clock.now(), secondsAfterNothing).waitSeconds).toBe(
    60,
  );
});

function object(followed: FollowedCase) {
  return followed.act((world, id) => objectToNotice(world, id, objection, by('township')));
}
