import { afterAll, expect, test } from 'vitest';
import { createFailedTaskStore } from '../../functions/adapters/stores/failed-task-store.ts';
import { createTaskTokenStore } from '../../functions/adapters/stores/task-token-store.ts';
import { type ReviewMachine, startReviewMachine } from '../../functions/runtime/review-machine.ts';
import { PLAIN } from '../support/case-policies.ts';
import { application, type CaseWorld, caseWorld, eventTypes, submittedCase } from '../support/case-world.ts';

const running: ReviewMachine[] = [];
afterAll(async () => {
  for (const machine of running) await machine.stop();
});

function machineOf(world: CaseWorld, sweepEveryMs?: number) {
  const faults: string[] = [];
  const machine = startReviewMachine({
    services: world,
    tasks: createTaskTokenStore(world.table),
    failures: createFailedTaskStore(world.table),
    register: { certificateOf: async () => undefined },
    onFault: (error) => faults.push(error instanceof Error ? error.message : String(error)),
    ...(sweepEveryMs !== undefined && { sweepEveryMs }),
  });
  running.push(machine);
  return { machine, faults };
}

/** A world whose store can fail. */
function shakyWorld() {
  const world = caseWorld();
  const state = { isDown: false };
  const down = () => Promise.reject(new Error('the disk is gone'));
  const cases: typeof world.cases = {
    ...world.cases,
    summary: (id) => (state.isDown ? down() : world.cases.summary(id)),
    openCases: (page) => (state.isDown ? down() : world.cases.openCases(page)),
  };
  return { world: { ...world, cases }, state };
}

/** Long after the limit, on a clock that goes on. */
async function becomesOverdue(world: CaseWorld, caseId: string): Promise<void> {
  let minutes = 0;
  const look = () => {
    world.clock.set(new Date(Date.parse('2023-04-20T02:00:00Z') + ++minutes * 60_000).toISOString());
    return eventTypes(world, caseId);
  };
  await expect.poll(look).toEqual(expect.arrayContaining(['clock-overdue', 'case-escalated']));
}

test('open cases that could not be taken up at the start are taken up later', async () => {
  const { world, state } = shakyWorld();
  const { id } = await submittedCase(world, application(PLAIN));
  state.isDown = true;
  const { machine, faults } = machineOf(world, 20);
  await expect(machine.resumed).rejects.toThrow('the disk is gone');
  expect(faults.length).toBeGreaterThan(0);
  state.isDown = false;
  await becomesOverdue(world, id);
});

test('an execution that dies while the process runs has a successor, without anybody', async () => {
  const { world, state } = shakyWorld();
  const { id } = await submittedCase(world, application(PLAIN));
  const { machine, faults } = machineOf(world, 20);
  expect(await machine.resumed).toBe(1);
  await machine.settle();
  state.isDown = true;
  world.clock.set('2023-04-20'); // its time has come, and every look at the case fails, in spite of all retries
  await expect.poll(() => faults.filter((each) => each === 'the disk is gone').length).toBeGreaterThan(0);
  state.isDown = false;
  await becomesOverdue(world, id);
});

test('a redrive starts the machine of a case that has none', async () => {
  const { world, state } = shakyWorld();
  const { id } = await submittedCase(world, application(PLAIN));
  state.isDown = true;
  const { machine } = machineOf(world);
  await expect(machine.resumed).rejects.toThrow();
  state.isDown = false;
  await machine.redrive(id);
  await becomesOverdue(world, id);
});
