import { expect, test } from 'vitest';
import { decideStage } from '../../functions/core/use-cases/cases/decide-stage.ts';
import { verifyCaseEvents } from '../../functions/core/use-cases/cases/verify-case-events.ts';
import { withdrawCase } from '../../functions/core/use-cases/cases/withdraw-case.ts';
import { signalCase } from '../../functions/workflow/signal-case.ts';
import { awaitSignal } from '../../functions/workflow/tasks/await-signal.ts';
import { openNextStep } from '../../functions/workflow/tasks/open-next-step.ts';
import { runAutomaticStep } from '../../functions/workflow/tasks/run-automatic-step.ts';
import { wakeCase } from '../../functions/workflow/tasks/wake-case.ts';
import { FULL, PLAIN } from '../support/case-policies.ts';
import { application, approveAt, by, caseWorld, eventTypes, submittedCase } from '../support/case-world.ts';
import { followedCase, followedOf } from '../support/followed-case.ts';
import { workflowWorld } from '../support/workflow-world.ts';

test('a signal that is delivered again, and again later, moves nothing', async () => {
  const followed = await followedCase();
  const { flow, world, id } = followed;
  await followed.approve('township');
  const waiting = await flow.tokens.waitingFor(id);
  const before = await followed.read();
  for (let time = 0; time < 3; time++) await signalCase(flow.services, id);
  await flow.settle();
  expect(await flow.tokens.waitingFor(id)).toEqual(waiting);
  expect(await followed.read()).toEqual(before);
  // Even a wake that nothing explains leads back to where the case stands.
  expect(await flow.runner.resume(waiting?.token ?? '')).toBe(true);
  await flow.settle();
  expect(await followed.read()).toEqual(before);
  expect(flow.runner.standing()).toEqual({ waiting: 1, working: 0, failed: 0 });
  expect((await verifyCaseEvents(world, id)).isIntact).toBe(true);
});

test('a signal that arrives while no one waits starts the machine, which sees what happened', async () => {
  const world = caseWorld();
  const flow = workflowWorld(world);
  const { id } = await submittedCase(world, application(PLAIN));
  await flow.runner.start(id); // works, and has no token yet
  await approveAt(world, await followedOf(id, world, flow).read(), 'township', 'township');
  await signalCase(flow.services, id);
  await flow.settle();
  expect(await flow.tokens.waitingFor(id)).toMatchObject({
    sinceRevision: (await world.cases.load(id))?.case.revision,
  });
  await flow.travel('2023-03-23');
  expect(await eventTypes(world, id)).toContain('clock-overdue');
});

test('a case that moves between being read and being waited for is not missed', async () => {
  const world = caseWorld();
  const { id } = await submittedCase(world, application(PLAIN));
  const flow = workflowWorld(world);
  const resumed: string[] = [];
  const runner = { ...flow.runner, resume: async (token: string) => resumed.push(token) > 0 };
  const services = { ...flow.services, runner };
  const step = await openNextStep(services, { caseId: id });
  await approveAt(world, await followedOf(id, world, flow).read(), 'township', 'township');
  const late = { caseId: id, revision: step?.revision, token: 'late' };
  await awaitSignal(services, late);
  expect(resumed).toEqual(['late']);
  const present = {
    ...late,
    revision: (await openNextStep(services, { caseId: id }))?.revision,
    token: 'present',
  };
  await awaitSignal(services, present);
  expect(resumed).toEqual(['late']);
  expect(await flow.tokens.waitingFor(id)).toMatchObject({ token: 'present' });
});

test('a process that dies between the last step of a case and that of its machine leaves no token behind', async () => {
  const world = caseWorld();
  const flow = workflowWorld(world);
  const { id } = await submittedCase(world, application(PLAIN));
  const step = await openNextStep(flow.services, { caseId: id });
  // The case ends, and its signal is delivered, while the machine is between reading and waiting.
  await withdrawCase(world, id, { reason: null }, by('window'));
  const dies = async () => Promise.reject(new Error('killed'));
  const dying = { ...flow.services, runner: { start: async () => undefined, resume: dies } };
  await signalCase(dying, id);
  const waiting = { caseId: id, revision: step?.revision, token: `${id}/late` };
  await expect(awaitSignal(dying, waiting)).rejects.toThrow('killed');
  expect(await flow.tokens.waitingFor(id)).toBeUndefined();
});

test('every task may run twice', async () => {
  const followed = await followedCase(FULL);
  const { world, flow, id } = followed;
  await decideStage(world, id, { stage: 'village', outcome: 'approve' }, by('village', FULL));
  const { services } = flow;
  const check = { caseId: id, visit: 2 };
  const [first, second] = await Promise.all([
    runAutomaticStep(services, check),
    runAutomaticStep(services, check),
  ]);
  expect([first?.stage, second?.stage]).toEqual(['joint', 'joint']);
  expect(await runAutomaticStep(services, check)).toMatchObject({ stage: 'joint', mode: 'human' });
  await flow.settle();
  world.clock.set('2023-04-01');
  const { revision } = await followed.read();
  await Promise.all([
    wakeCase(services, { caseId: id, revision }),
    wakeCase(services, { caseId: id, revision }),
  ]);
  const types = await eventTypes(world, id);
  expect(types.filter((type) => type === 'clock-overdue')).toHaveLength(1);
  expect(types.filter((type) => type === 'stage-passed')).toHaveLength(1);
});

test('starting a machine that runs does nothing', async () => {
  const followed = await followedCase();
  const { flow, id } = followed;
  const waiting = await flow.tokens.waitingFor(id);
  await Promise.all([1, 2, 3].map(() => flow.runner.start(id)));
  await flow.settle();
  expect(flow.runner.standing()).toEqual({ waiting: 1, working: 0, failed: 0 });
  expect(await flow.tokens.waitingFor(id)).toEqual(waiting);
});

test('two processes on one store: each follows the case, and nothing happens twice', async () => {
  const world = caseWorld();
  const one = workflowWorld(world);
  const other = workflowWorld(world);
  const { id } = await followedCase(FULL, world, one);
  await other.startUp();
  const both = async () => {
    await Promise.all([one.settle(), other.settle()]);
    await Promise.all([one.settle(), other.settle()]);
  };
  const decide = async (role: 'village' | 'federation' | 'civil-affairs', stage: string) => {
    await decideStage(world, id, { stage, outcome: 'approve' }, by(role, FULL));
    await both();
  };
  await decide('village', 'village');
  await decide('federation', 'joint');
  await decide('civil-affairs', 'joint');
  world.clock.set('2023-03-25');
  await both();
  const found = await world.cases.load(id);
  expect(found?.case).toMatchObject({ status: 'determined' });
  const types = await eventTypes(world, id);
  for (const type of ['check-failed', 'stage-passed', 'notice-closed', 'case-determined'])
    expect(types.filter((each) => each === type).length, type).toBe(
      type === 'stage-passed' ? 2 : Number(type !== 'check-failed'),
    );
  expect((await verifyCaseEvents(world, id)).isIntact).toBe(true);
  expect([...one.faults, ...other.faults]).toEqual([]);
});
