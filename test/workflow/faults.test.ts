import { expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { singleWrites } from '../../functions/adapters/item-table/transaction.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { redriveCase } from '../../functions/workflow/signal-case.ts';
import { FULL, PLAIN } from '../support/case-policies.ts';
import { caseWorld, eventTypes, withPolicies } from '../support/case-world.ts';
import { followedCase } from '../support/followed-case.ts';
import { workflowWorld } from '../support/workflow-world.ts';

test('a check that fails is tried again as the machine says, and passes without anybody', async () => {
  const followed = await followedCase(FULL);
  const { flow, id } = followed;
  flow.register.isDown = true;
  flow.register.failures = 3;
  const passed = await followed.approve('village');
  expect(flow.register.asked).toBe(4);
  expect(passed.open?.stage).toBe('joint');
  expect(await flow.failures.failureOf(id)).toBeUndefined();
});

test('a check that goes on failing is put on the list, nothing is lost, and a redrive heals it', async () => {
  const followed = await followedCase(FULL);
  const { flow, id, world } = followed;
  flow.register.isDown = true;
  const stuck = await followed.approve('village');
  expect(flow.register.asked).toBe(6);
  expect(stuck.open).toMatchObject({ stage: 'check', mode: 'automatic' });
  expect((await flow.failures.list({ limit: 10 })).items).toEqual([
    {
      caseId: id,
      stage: 'check',
      visit: 2,
      error: 'register-silent',
      since: world.clock.now(),
      at: world.clock.now(),
      timesGivenUp: 1,
    },
  ]);
  expect(flow.runner.standing()).toEqual({ waiting: 1, working: 0, failed: 0 });
  flow.register.isDown = false;
  await redriveCase(flow.services, id);
  await flow.settle();
  expect((await followed.read()).open?.stage).toBe('joint');
  expect((await flow.failures.list({ limit: 10 })).items).toEqual([]);
});

test('what failed is tried again after an hour by itself, and its term runs on meanwhile', async () => {
  const followed = await followedCase(FULL);
  const { flow, id, world } = followed;
  flow.register.isDown = true;
  await followed.approve('village');
  const { asked } = flow.register;
  await followed.travel('2023-03-20T01:59:59Z');
  expect(flow.register.asked).toBe(asked);
  await followed.travel('2023-03-20T02:00:00Z');
  expect(flow.register.asked).toBe(asked + 6);
  expect(await flow.failures.failureOf(id)).toMatchObject({
    timesGivenUp: 2,
    since: '2023-03-20T01:00:00.000Z',
  });
  await followed.travel('2023-03-22');
  expect((await eventTypes(world, id)).slice(-2)).toEqual(['clock-overdue', 'case-escalated']);
  flow.register.isDown = false;
  expect((await followed.travel('2023-03-22T02:00:00Z')).open?.stage).toBe('joint');
});

test('a case whose policy files are gone waits on the list until they are back', async () => {
  const world = caseWorld();
  const { id } = await followedCase(PLAIN, world);
  const poor = workflowWorld(withPolicies(world, []));
  await poor.startUp();
  await poor.travel('2023-03-24');
  expect(await poor.failures.failureOf(id)).toMatchObject({
    error: 'pinned-policy-missing',
    stage: 'township',
  });
  expect(poor.runner.standing().waiting).toBe(1);
  await poor.runner.stop();
  const rich = workflowWorld(world);
  await rich.startUp();
  await rich.travel('2023-03-24T02:00:00Z');
  expect(await eventTypes(world, id)).toContain('case-escalated');
  expect(await rich.failures.failureOf(id)).toBeUndefined();
});

test('an execution that fails altogether is told of, and started again after an hour or by a signal', async () => {
  let isDown = false;
  const table = createMemoryTable(() => 0);
  const transact: ItemTable['transact'] = (actions) =>
    isDown ? Promise.reject(new Error('the disk is full')) : table.transact(actions);
  const world = caseWorld({ table: { ...table, ...singleWrites(transact), transact } });
  const flow = workflowWorld(world);
  const followed = await followedCase(PLAIN, world, flow);
  isDown = true;
  await followed.flow.travel('2023-03-22');
  expect(flow.runner.standing()).toEqual({ waiting: 0, working: 0, failed: 1 });
  expect(flow.faults.at(-1)).toContain('the disk is full');
  isDown = false;
  await followed.travel('2023-03-22T03:00:00Z');
  expect(flow.runner.standing()).toEqual({ waiting: 1, working: 0, failed: 0 });
  await flow.settle();
  isDown = true;
  await followed.flow.travel('2023-03-24');
  expect(flow.runner.standing().failed).toBe(1);
  isDown = false;
  await redriveCase(flow.services, followed.id);
  await flow.settle();
  await followed.travel('2023-03-24T01:00:01Z');
  expect(await eventTypes(world, followed.id)).toContain('case-escalated');
});

test('a case that does not exist is nobody’s wait', async () => {
  const flow = workflowWorld(caseWorld());
  await flow.runner.start('case-none');
  await flow.settle();
  expect(flow.runner.standing()).toEqual({ waiting: 0, working: 0, failed: 1 });
});
