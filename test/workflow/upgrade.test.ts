import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyCaseEvents } from '../../functions/core/use-cases/cases/verify-case-events.ts';
import { caseReview } from '../../functions/workflow/case-review.ts';
import { FULL, PLAIN } from '../support/case-policies.ts';
import { application, caseWorld, eventTypes, submittedCase } from '../support/case-world.ts';
import { followedOf } from '../support/followed-case.ts';
import { testRegister, type WorkflowWorld, workflowWorld } from '../support/workflow-world.ts';

/** Definitions as they were once deployed: executions that wait go on by them, and call the functions of today. */
const folder = join(import.meta.dirname, 'former');
const former = readdirSync(folder).map((name) => ({
  name,
  definition: JSON.parse(readFileSync(join(folder, name), 'utf8')) as object,
}));

type World = ReturnType<typeof caseWorld>;
const processBy = (world: World, definition: object): WorkflowWorld =>
  workflowWorld(world, testRegister(), definition);

async function begun(county: string, definition: object) {
  const world = caseWorld();
  const flow = processBy(world, definition);
  const { id } = await submittedCase(world, application(county));
  await flow.settle();
  return { world, flow, id };
}

async function isWhole({ world, id }: { world: World; id: string }): Promise<void> {
  expect((await verifyCaseEvents(world, id)).isIntact).toBe(true);
  const types = await eventTypes(world, id);
  expect(types.filter((type) => type === 'case-determined')).toHaveLength(1);
}

describe.each(former)('a case begun under $name', ({ definition }) => {
  test('goes to its end by that definition, through stages of every kind, with the tasks of today', async () => {
    const { world, flow, id } = await begun(FULL, definition);
    const followed = followedOf(id, world, flow);
    await followed.approve('village'); // the check is the platform's
    expect(await followed.read()).toMatchObject({ open: { stage: 'joint' } });
    await followed.approve('federation', 'civil-affairs');
    await followed.travel('2023-05-20T03:00:00Z'); // the notice ends by the calendar
    expect(await followed.read()).toMatchObject({ status: 'determined' });
    expect(flow.runner.standing()).toMatchObject({ failed: 0 });
    expect(flow.faults).toEqual([]);
    await isWhole({ world, id });
  });

  test('is woken after the upgrade under the token it was waiting by, and goes on by the present one', async () => {
    const { world, flow: before, id } = await begun(PLAIN, definition);
    const token = (await before.tokens.waitingFor(id))?.token ?? '';
    await before.runner.stop();
    const after = processBy(world, caseReview);
    expect(await after.startUp()).toBe(1);
    expect(await after.runner.resume(token)).toBe(true);
    await after.settle();
    const followed = followedOf(id, world, after);
    await followed.approve('township', 'federation', 'civil-affairs');
    await followed.travel('2023-05-20T03:00:00Z');
    expect(await followed.read()).toMatchObject({ status: 'determined' });
    expect([...before.faults, ...after.faults]).toEqual([]);
    await isWhole({ world, id });
  });

  test('is followed by an execution of each definition at once, and nothing happens twice', async () => {
    const { world, flow: one, id } = await begun(PLAIN, definition);
    const other = processBy(world, caseReview);
    await other.startUp();
    const followed = followedOf(id, world, one);
    for (const role of ['township', 'federation', 'civil-affairs'] as const) {
      await followed.approve(role);
      await other.settle();
    }
    for (const flow of [other, one]) await flow.travel('2023-05-20T03:00:00Z');
    expect(await followed.read()).toMatchObject({ status: 'determined' });
    expect([...one.faults, ...other.faults]).toEqual([]);
    await isWhole({ world, id });
  });
});

test('an execution that meets a mode its definition does not know ends, and the next one goes on from there', async () => {
  const older = JSON.parse(JSON.stringify(caseReview), (key, value: unknown) =>
    key === 'Choices' && Array.isArray(value)
      ? value.filter((one) => JSON.stringify(one).includes('automatic') === false)
      : value,
  ) as object;
  const { world, flow: before, id } = await begun(FULL, older);
  await followedOf(id, world, before).approve('village');
  expect(before.runner.standing()).toEqual({ waiting: 0, working: 0, failed: 1 });
  expect(before.faults.join()).toContain('has a mode that this definition does not know');
  const after = processBy(world, caseReview);
  await after.startUp();
  const followed = followedOf(id, world, after);
  expect(await followed.read()).toMatchObject({ open: { stage: 'joint' } });
  await followed.approve('federation', 'civil-affairs');
  await followed.travel('2023-05-20T03:00:00Z');
  await isWhole({ world, id });
});

test('the definition of today is kept beside the former ones as soon as it passes other things to its tasks', () => {
  const passed = (definition: object) =>
    Object.entries((definition as { States: Record<string, { Parameters?: object }> }).States)
      .filter(([, { Parameters }]) => Parameters !== undefined)
      .map(([name, { Parameters }]) => [name, Parameters]);
  expect(former.map(({ definition }) => passed(definition))).toContainEqual(passed(caseReview));
});
