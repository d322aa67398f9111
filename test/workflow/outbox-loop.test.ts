import { expect, test } from 'vitest';
import { createOutboxLoop } from '../../functions/adapters/local/outbox-loop.ts';
import { PLAIN } from '../support/case-policies.ts';
import { application, approveAt, caseWorld, submittedCase } from '../support/case-world.ts';

/** A loop that writes down what the subscribers heard; `refuses` names a case that one of them cannot take. */
function listening(world = caseWorld()) {
  const heard: string[] = [];
  const faults: string[] = [];
  const state = { refuses: '' };
  const loop = createOutboxLoop({
    cases: world.cases,
    handlers: {
      workflow: async (caseId, events) => {
        if (caseId === state.refuses) throw new Error('not now');
        for (const { sequence, type } of events) heard.push(`${caseId} ${sequence} ${type}`);
      },
    },
    onFault: (error, where) => faults.push(`${where}: ${String(error)}`),
    lookEveryMs: 0,
  });
  return { world, loop, heard, faults, state };
}

test('a subscriber hears what it subscribes to, in the order of the case, once where nothing fails', async () => {
  const { world, loop, heard } = listening();
  const { id } = await submittedCase(world, application(PLAIN));
  expect(await loop.deliver()).toBe(6);
  expect(heard).toEqual(
    ['1 case-created', '6 file-completed', '7 case-pushed', '8 stage-opened'].map((each) => `${id} ${each}`),
  );
  expect(await loop.deliver()).toBe(0);
  expect(await world.cases.undelivered(10)).toEqual([]);
});

test('a case that cannot be delivered holds up no other; later, its events come in order', async () => {
  const { world, loop, heard, faults, state } = listening();
  const stuck = await submittedCase(world, application(PLAIN));
  const other = await submittedCase(world, application(PLAIN, { person: 'person-2' }));
  state.refuses = stuck.id;
  await loop.deliver();
  expect(heard.some((each) => each.startsWith(other.id))).toBe(true);
  expect(heard.some((each) => each.startsWith(stuck.id))).toBe(false);
  expect(faults).toContain('outbox: Error: not now');
  await approveAt(world, stuck, 'township', 'township');
  state.refuses = '';
  heard.length = 0;
  await loop.deliver();
  const numbers = heard.map((each) => Number(each.split(' ')[1]));
  expect(numbers).toEqual([1, 6, 7, 8, 9, 10]);
});

test('two loops on one store leave nothing undelivered', async () => {
  const one = listening();
  const other = listening(one.world);
  for (const person of ['a', 'b', 'c', 'd']) await submittedCase(one.world, application(PLAIN, { person }));
  await Promise.all([one.loop.deliver(), other.loop.deliver()]);
  expect(await one.world.cases.undelivered(10)).toEqual([]);
  expect(new Set([...one.heard, ...other.heard]).size).toBe(16);
  expect([...one.faults, ...other.faults]).toEqual([]);
});

test('woken loops deliver by themselves; stopped ones no longer', async () => {
  const { world, loop, heard } = listening();
  await submittedCase(world, application(PLAIN));
  loop.wake();
  await loop.stop();
  const count = heard.length;
  expect(count).toBeGreaterThan(0);
  await submittedCase(world, application(PLAIN, { person: 'person-2' }));
  loop.wake();
  await loop.stop();
  expect(heard).toHaveLength(count);
});
