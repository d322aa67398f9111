import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { type Case, isOpenCase } from '../../functions/core/cases/case.ts';
import { addDays } from '../../functions/core/shared/calendar-date.ts';
import { Refusal } from '../../functions/core/shared/refusal.ts';
import { correctCase } from '../../functions/core/use-cases/cases/correct-case.ts';
import { createCase } from '../../functions/core/use-cases/cases/create-case.ts';
import { decideStage } from '../../functions/core/use-cases/cases/decide-stage.ts';
import { notifyApplicant } from '../../functions/core/use-cases/cases/notify-applicant.ts';
import { objectToNotice } from '../../functions/core/use-cases/cases/object-to-notice.ts';
import { pushCase } from '../../functions/core/use-cases/cases/push-case.ts';
import { requestCorrection } from '../../functions/core/use-cases/cases/request-correction.ts';
import { submitCase } from '../../functions/core/use-cases/cases/submit-case.ts';
import { verifyCaseEvents } from '../../functions/core/use-cases/cases/verify-case-events.ts';
import { withdrawCase } from '../../functions/core/use-cases/cases/withdraw-case.ts';
import { FULL, PLAIN } from '../support/case-policies.ts';
import { application, by, type CaseWorld, caseWorld, completeFile } from '../support/case-world.ts';
import { testRegister, type WorkflowWorld, workflowWorld } from '../support/workflow-world.ts';

const ground = '实地核实与系统不一致，以实际情况为准';
const items = [{ about: 'other', text: '缺少一页' }];

type Act = (world: CaseWorld, one: Case, pick: number) => Promise<unknown>;

const stageOf = ({ open }: Case) => open?.stage ?? 'township';
const window = ({ receiving }: Case) => by('window', receiving.jurisdiction);
function officer({ open, chain, competent }: Case, pick: number) {
  const owners = chain.stages.find(({ id }) => id === open?.stage)?.owners ?? ['township'];
  return by(owners[pick % owners.length] ?? 'township', competent.jurisdiction);
}

/** What people do to a case; much of it is refused, since they do it at any time. */
const acts: Record<string, Act> = {
  submit: async (world, one) => {
    await completeFile(world, one);
    return submitCase(world, one.id, {}, window(one));
  },
  push: (world, one) => pushCase(world, one.id, {}, window(one)),
  approve: (world, one, pick) =>
    decideStage(world, one.id, { stage: stageOf(one), outcome: 'approve' }, officer(one, pick)),
  refuse: (world, one, pick) =>
    decideStage(world, one.id, { stage: stageOf(one), outcome: 'refuse', ground }, officer(one, pick)),
  back: (world, one, pick) => {
    const to = ['township', 'village', 'federation'][pick % 3] ?? 'township';
    return decideStage(world, one.id, { stage: stageOf(one), outcome: 'send-back', to }, officer(one, pick));
  },
  ask: (world, one, pick) =>
    requestCorrection(world, one.id, { stage: stageOf(one), items }, officer(one, pick)),
  correct: (world, one) => correctCase(world, one.id, {}, window(one)),
  object: (world, one) => objectToNotice(world, one.id, { text: '有异议', from: null }, by('township')),
  notify: (world, one) => notifyApplicant(world, one.id, { means: 'sms' }, window(one)),
  withdraw: (world, one) => withdrawCase(world, one.id, { reason: null }, window(one)),
};

const move = fc.oneof(
  { weight: 12, arbitrary: fc.record({ act: fc.constant('approve'), who: fc.nat(3), pick: fc.nat(5) }) },
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constantFrom(...Object.keys(acts)), who: fc.nat(3), pick: fc.nat(5) }),
  },
  { weight: 3, arbitrary: fc.record({ days: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.constant({ kill: true } as const) },
  { weight: 2, arbitrary: fc.constant({ deliver: true } as const) },
  { weight: 1, arbitrary: fc.record({ isDown: fc.boolean() }) },
);

/** A table that a killed process can no longer reach: nothing of what it still wants to do happens. */
function mortalTable(table: ItemTable): { table: ItemTable; kill(): void } {
  let isDead = false;
  const guard =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      isDead ? new Promise<Result>(() => {}) : work(...args);
  return {
    table: {
      get: guard(table.get),
      getBatch: guard(table.getBatch),
      query: guard(table.query),
      queryKeys: guard(table.queryKeys),
      put: guard(table.put),
      delete: guard(table.delete),
      transact: guard(table.transact),
    },
    kill: () => {
      isDead = true;
    },
  };
}

test('whatever people, the clock and kills do in whatever order, every case ends or waits where it can be seen', async () => {
  const reached = new Map<string, number>();
  const lives = fc.asyncProperty(fc.array(move, { minLength: 15, maxLength: 60 }), async (moves) => {
    const store = createMemoryTable(() => 0);
    const register = testRegister();
    let day = '2023-03-20';
    let life = bornOn(store, day, register);
    const counties = [PLAIN, FULL, PLAIN];
    const receiving = [PLAIN, FULL, '500156'];
    const ids: string[] = [];
    for (const [n, hukou] of counties.entries()) {
      const jurisdiction = receiving[n] ?? hukou;
      const request = application(hukou, {
        person: `person-${n}`,
        receiving: { jurisdiction, township: null },
      });
      const one = await createCase(life.world, request, by('window', jurisdiction));
      ids.push(one.id);
      await tried(() => acts.submit?.(life.world, one, 0));
    }
    const acknowledged = new Map<string, number>();

    for (const each of moves) {
      if ('days' in each) {
        day = addDays(day, each.days);
        life.world.clock.set(day);
        await life.flow.runner.lookAtClock();
      } else if ('isDown' in each) {
        register.isDown = each.isDown;
      } else if ('deliver' in each) {
        await life.flow.settle();
      } else if ('kill' in each) {
        life.kill();
        life = bornOn(store, day, register);
        await life.flow.startUp();
      } else {
        const one = await caseOf(life.world, ids[each.who % ids.length] ?? '');
        const after = await tried(() => acts[each.act]?.(life.world, one, each.pick));
        if (after) acknowledged.set(one.id, (await caseOf(life.world, one.id)).revision);
      }
    }

    register.isDown = false;
    life.kill();
    const end = bornOn(store, day, register);
    await end.flow.startUp();
    await end.flow.settle();
    for (const id of ids) {
      const one = await caseOf(end.world, id);
      reached.set(one.status, (reached.get(one.status) ?? 0) + 1);
      expect(one.revision).toBeGreaterThanOrEqual(acknowledged.get(id) ?? 1);
      expect(await verifyCaseEvents(end.world, id)).toMatchObject({ isIntact: true });
      await expectOnce(end.world, id);
      const waiting = await end.flow.tokens.waitingFor(id);
      if (isOpenCase(one)) expect(waiting).toMatchObject({ sinceRevision: one.revision });
      else expect(waiting).toBeUndefined();
      expect(one.open?.mode).not.toBe('automatic');
    }
    await expectTimeIsKept(end, day, ids);
    await end.flow.runner.stop();
  });
  await fc.assert(lives, { numRuns: 60, seed: 20230320 });
  for (const status of ['in-review', 'awaiting-correction', 'determined', 'closed', 'withdrawn'])
    expect(reached.get(status) ?? 0, status).toBeGreaterThan(0);
});

interface Life {
  readonly world: CaseWorld;
  readonly flow: WorkflowWorld;
  kill(): void;
}

let lives = 0;

/** A process over the store; its ids are its own. */
function bornOn(store: ItemTable, day: string, register: ReturnType<typeof testRegister>): Life {
  const { table, kill } = mortalTable(store);
  const world = caseWorld({ at: day, table });
  const life = ++lives;
  let last = 0;
  const own = { ...world, ids: { next: (prefix: string) => `${prefix}-${life}-${++last}` } };
  return { world: own, flow: workflowWorld(own, register), kill };
}

async function caseOf({ cases }: CaseWorld, id: string): Promise<Case> {
  const found = await cases.load(id);
  if (found === undefined) throw new Error(`${id} is gone`);
  return found.case;
}

/** Whether it was done; a refusal is an answer, too. */
async function tried(work: () => Promise<unknown> | undefined): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** No stage of a visit is opened, passed or called late twice. */
async function expectOnce({ cases }: CaseWorld, id: string): Promise<void> {
  const { items: events } = await cases.events(id, { limit: 1000 });
  const unique = [
    'stage-opened',
    'stage-passed',
    'notice-published',
    'case-determined',
    'clock-overdue',
    'case-escalated',
  ];
  const told = events
    .filter(({ type }) => unique.includes(type))
    .map(({ type, data }) =>
      JSON.stringify([
        type,
        'visit' in data && data.visit,
        'clock' in data && data.clock,
        'dueOn' in data && data.dueOn,
      ]),
    );
  expect(told.length).toBe(new Set(told).size);
}

/** The machines are alive: a year later every office that is still at work has been called late. */
async function expectTimeIsKept({ world, flow }: Life, day: string, ids: readonly string[]): Promise<void> {
  for (const days of [30, 60, 365]) await flow.travel(addDays(day, days));
  for (const id of ids) {
    const one = await caseOf(world, id);
    const running = [...one.clocks, ...(one.open === null ? [] : [one.open.clock])].filter(
      ({ endedOn, dueOn }) => endedOn === null && dueOn !== null,
    );
    if (isOpenCase(one)) expect(running.every(({ wasOverdue }) => wasOverdue)).toBe(true);
    expect(one.open?.mode).not.toBe('timer');
  }
  expect(flow.runner.standing().working).toBe(0);
}
