import { expect, test } from 'vitest';
import { openIdentityStore } from '../../../../functions/adapters/stores/identity-store.ts';
import { digestOf } from '../../../../functions/core/shared/digest.ts';
import { caseStep } from '../../../../functions/core/use-cases/cases/case-step.ts';
import { deliverOutbox } from '../../../../functions/core/use-cases/cases/deliver-outbox.ts';
import { determineCase } from '../../../../functions/core/use-cases/cases/determine-case.ts';
import { keepTime } from '../../../../functions/core/use-cases/cases/keep-time.ts';
import { listPublicNotices } from '../../../../functions/core/use-cases/cases/list-public-notices.ts';
import { objectToNotice } from '../../../../functions/core/use-cases/cases/object-to-notice.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import {
  application,
  approveAt,
  by,
  caseWorld,
  eventTypes,
  oneKeyRing,
  submittedCase,
} from '../../../support/case-world.ts';

test('a notice names the person masked, with amount and last day, also while an objection is looked into', async () => {
  const world = caseWorld();
  const { table, ids } = world;
  const vault = await openIdentityStore({ table, keyRing: oneKeyRing(), ids });
  const person = await vault.store({ residentId: '11010119800505101X', name: '欧阳小丽' });
  let one = await submittedCase(world, application(PLAIN, { person, benefits: ['living'] }));
  one = await approveAt(world, one, 'township', 'township');
  one = await approveAt(world, one, 'federation', 'federation');
  one = await approveAt(world, one, 'civil-affairs', 'civil-affairs');
  const shown = await listPublicNotices(world, vault, PLAIN, { limit: 10 });
  expect(shown.items).toMatchObject([
    {
      caseId: one.id,
      maskedName: '欧**丽',
      benefits: [{ benefit: 'living', monthlyAmount: '80.00' }],
      throughOn: '2023-03-27',
    },
  ]);
  expect(JSON.stringify(shown)).not.toContain('19800505');
  await objectToNotice(world, one.id, { text: '有异议', from: null }, by('township'));
  expect(await listPublicNotices(world, vault, PLAIN, { limit: 10 })).toEqual(shown);
});

test('the whole determination is the one that the stage kept', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const whole = await determineCase(world, one.id);
  const kept = one.open?.determination;
  expect(whole).toMatchObject({ month: '2023-03', totalMonthlyAmount: '170.00' });
  expect(whole.policy.digest).toBe(kept?.policy);
  expect(digestOf(await determineCase(world, one.id))).toBe(digestOf(whole));
});

test('the review machine learns mode, visit and the next time to wake, and nothing else', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  expect(await caseStep(world, one.id)).toEqual({
    caseId: one.id,
    revision: one.revision,
    mode: 'human',
    stage: 'township',
    visit: 1,
    wakeAt: '2023-03-21T16:00:00.000Z',
  });
  world.clock.set('2023-03-21T16:00:00.000Z');
  await keepTime(world, one.id);
  expect((await caseStep(world, one.id)).wakeAt).toBe('2023-03-23T16:00:00.000Z');
  world.clock.set('2023-03-23T16:00:00.000Z');
  await keepTime(world, one.id);
  expect((await caseStep(world, one.id)).wakeAt).toBeNull();
});

test('every event reaches its subscribers, and after a failure the case’s later ones wait', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  let isDown = true;
  const heard: string[] = [];
  const deliver = async (subscriber: string, { type }: { type: string }) => {
    if (subscriber !== 'workflow') return;
    if (isDown && type === 'file-completed') throw new Error('the review machine does not answer');
    heard.push(type);
  };
  const first = await deliverOutbox(world, deliver, 100);
  expect(first.failures).toHaveLength(1);
  expect(heard).toEqual(['case-created']);
  isDown = false;
  await deliverOutbox(world, deliver, 100);
  expect(heard).toEqual(['case-created', 'file-completed', 'case-pushed', 'stage-opened']);
  expect(await deliverOutbox(world, deliver, 100)).toMatchObject({ delivered: 0 });
  expect(await eventTypes(world, one.id)).toContain('stage-opened');
});
