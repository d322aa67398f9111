import { expect, test } from 'vitest';
import { PLAIN } from '../support/case-policies.ts';
import { application, approveAt, caseWorld, submittedCase } from '../support/case-world.ts';
import { workflowWorld } from '../support/workflow-world.ts';

test('a case that all approve passes its notice by time alone', async () => {
  const world = caseWorld();
  const flow = workflowWorld(world);
  let one = await submittedCase(world, application(PLAIN));
  await flow.settle();
  expect(flow.runner.standing()).toEqual({ waiting: 1, working: 0, failed: 0 });
  one = await approveAt(world, one, 'township', 'township');
  await flow.settle();
  one = await approveAt(world, one, 'federation', 'federation');
  await flow.settle();
  one = await approveAt(world, one, 'civil-affairs', 'civil-affairs');
  await flow.settle();
  await flow.travel('2023-03-28');
  const found = await world.cases.load(one.id);
  expect(found?.case.status).toBe('determined');
  expect(flow.faults).toEqual([]);
});
