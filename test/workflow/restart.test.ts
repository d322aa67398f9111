import { afterAll, expect, test } from 'vitest';
import { openSqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { decideStage } from '../../functions/core/use-cases/cases/decide-stage.ts';
import { notifyApplicant } from '../../functions/core/use-cases/cases/notify-applicant.ts';
import { verifyCaseEvents } from '../../functions/core/use-cases/cases/verify-case-events.ts';
import { PLAIN } from '../support/case-policies.ts';
import { application, by, caseWorld, eventTypes, submittedCase } from '../support/case-world.ts';
import { followedOf } from '../support/followed-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { workflowWorld } from '../support/workflow-world.ts';

const folder = temporaryFolder();
const open: { close(): void }[] = [];
afterAll(() => {
  for (const table of open) table.close();
  folder.remove();
});

/** A process on the file; what it knew besides is gone with it. */
function processOn(name: string, at: string) {
  const table = openSqliteTable(folder.pathOf(`${name}.sqlite`), () => 0);
  open.push(table);
  const world = caseWorld({ at, table });
  return { world, flow: workflowWorld(world) };
}

test('a runner that is thrown away in the middle is followed by one that goes on where the cases stand', async () => {
  const first = processOn('thrown-away', '2023-03-20');
  const { id } = await submittedCase(first.world, application(PLAIN));
  await first.flow.settle();
  const token = (await first.flow.tokens.waitingFor(id))?.token ?? '';
  // Decided and acknowledged, but neither delivered nor seen by the machine when the process ends.
  await decideStage(first.world, id, { stage: 'township', outcome: 'approve' }, by('township'));

  const second = processOn('thrown-away', '2023-03-23');
  expect(await second.flow.startUp()).toBe(1);
  const followed = followedOf(id, second.world, second.flow);
  expect(second.flow.runner.standing()).toEqual({ waiting: 1, working: 0, failed: 0 });
  await second.flow.travel('2023-03-24');
  expect((await eventTypes(second.world, id)).slice(-2)).toEqual(['clock-overdue', 'case-escalated']);

  // The token of the process that is gone still reaches the case's machine.
  const waiting = await second.flow.tokens.waitingFor(id);
  expect(await second.flow.runner.resume(token)).toBe(true);
  await second.flow.settle();
  expect((await second.flow.tokens.waitingFor(id))?.token).not.toBe(waiting?.token);

  await followed.approve('federation', 'civil-affairs');
  await second.flow.runner.stop();
  const third = processOn('thrown-away', '2023-04-20');
  await third.flow.startUp();
  await third.flow.travel('2023-04-20T03:00:00Z');
  const { status } = await followedOf(id, third.world, third.flow).read();
  expect(status).toBe('determined');
  await notifyApplicant(third.world, id, { means: 'phone' }, by('window'));
  await third.flow.settle();
  expect(third.flow.runner.standing()).toEqual({ waiting: 0, working: 0, failed: 0 });
  expect(await third.flow.startUp()).toBe(0);
  expect((await verifyCaseEvents(third.world, id)).isIntact).toBe(true);
});

test('a runner that stops finishes what is at work and begins nothing more', async () => {
  const { world, flow } = processOn('stopped', '2023-03-20');
  const cases = await Promise.all(
    ['a', 'b', 'c'].map((person) => submittedCase(world, application(PLAIN, { person }))),
  );
  await flow.outbox.deliver();
  await flow.runner.stop();
  await flow.outbox.stop();
  expect(flow.runner.standing()).toMatchObject({ waiting: 0, working: 0 });
  for (const { id } of cases) await flow.runner.start(id);
  expect(flow.runner.standing()).toMatchObject({ waiting: 0, working: 0 });
  const next = processOn('stopped', '2023-03-24');
  expect(await next.flow.startUp()).toBe(3);
  await next.flow.travel('2023-03-24T02:00:00Z');
  for (const { id } of cases) expect(await eventTypes(next.world, id)).toContain('case-escalated');
});
