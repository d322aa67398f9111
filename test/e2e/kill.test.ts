import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { calendarDateAt } from '../../functions/core/calendar/beijing-time.ts';
import { isOpenCase } from '../../functions/core/cases/case.ts';
import type { DomainEvent } from '../../functions/core/events/domain-event.ts';
import { verifyChain } from '../../functions/core/events/verify-chain.ts';
import { type OpenedData, openData } from '../../functions/runtime/open-data.ts';
import { WULONG } from '../support/kill-acts.ts';
import { killClient } from '../support/kill-client.ts';
import { type Crowd, crowd } from '../support/kill-crowd.ts';
import { drawsOf } from '../support/kill-random.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const people = 200;
/** Of them so many have complete files when the kills begin, so that these hit reviews more than uploads. */
const prepared = 150;
const kills = 20;
const workers = 8;
/** More than the longest way from intake to closing. */
const mostActs = 40;
const draws = drawsOf(seed);
/** A share of the kills hits a process that is still starting. */
const killsWhileStarting = 0.2;

let folder: TemporaryFolder;
let server: KillServer;
let at: Crowd;
let data: OpenedData;
/** What the machines of earlier processes waited under, by case. */
let oldTokens: ReadonlyMap<string, string>;

const today = () => calendarDateAt(systemClock.now());
const beganOn = today();

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  console.log(`kill test with KILL_SEED=${seed}`);
  folder = temporaryFolder();
  const path = folder.pathOf('data');
  data = await openData(path, systemClock);
  server = await killServer(path, folder.pathOf('compile-cache'));
  at = crowd(killClient(server.url, path), people, workers, draws);
  server.start();
  expect(await server.isReady()).toBe(true);
  await at.prepare(prepared);
  const inPeace = at.acknowledged.length;
  at.run();
  await pause(draws.below(500));
  await server.kill();
  for (let count = 1; count < kills; count++) {
    server.start();
    if (draws.chance(killsWhileStarting)) await pause(draws.below(700));
    else if (await server.isReady()) await pause(50 + draws.below(600));
    await server.kill();
  }
  oldTokens = await tokensOf(at.caseIds());
  server.start();
  expect(await server.isReady()).toBe(true);
  await at.pause();
  await at.settle();
  const names = Map.groupBy(at.acknowledged.slice(inPeace), ({ act }) => act.name);
  console.log(
    `acknowledged under kills: ${[...names].map(([name, acts]) => `${name} ${acts.length}`).join(', ')}`,
  );
});

afterAll(async () => {
  await server.stop();
  data.close();
  folder.remove();
});

describe(`after ${kills} kills`, () => {
  test('every person has one case, and nobody two', async () => {
    // A month may end while they are taken.
    const months = new Set([beganOn, today()].map((day) => day.slice(0, 7)));
    const items = [];
    for (const month of months) {
      const page = await data.cases.list({ list: 'competent', county: WULONG, month }, { limit: 1000 });
      expect(page.next).toBeNull();
      items.push(...page.items);
    }
    expect(items.map(({ id }) => id).sort()).toEqual([...new Set(at.caseIds())].sort());
    expect(items).toHaveLength(people);
  });

  test('every acknowledged act is there, at a revision of its own', async () => {
    const taken = new Set<string>();
    for (const { caseId, revision, act } of at.acknowledged) {
      const stored = await data.cases.summary(caseId);
      expect(stored?.revision, act.name).toBeGreaterThanOrEqual(revision);
      expect(taken.has(`${caseId} ${revision}`), `${act.name} of ${caseId} and another act`).toBe(false);
      taken.add(`${caseId} ${revision}`);
    }
  });

  test('a review machine of the last process waits at every open case', async () => {
    await expect.poll(() => unattended(), { interval: 200 }).toEqual([]);
  });

  test('every open case moves on, to its end', async () => {
    expect(await at.finish(mostActs)).toEqual([]);
    const left = await data.cases.openCases({ limit: 1000 });
    expect(left.items).toEqual([]);
  });

  test('each act has left its event once', async () => {
    for (const id of at.caseIds()) {
      const told = (await eventsOf(id)).map(({ type }) => type);
      const done = (name: string) =>
        at.acknowledged.filter(({ act, caseId }) => caseId === id && act.name === name).length;
      const count = (type: DomainEvent['type']) => told.filter((one) => one === type).length;
      expect({
        created: count('case-created'),
        uploaded: count('material-added'),
        completed: count('file-completed'),
        decided: count('stage-decided'),
        asked: count('correction-requested'),
        corrected: count('correction-made'),
        objected: count('objection-filed'),
        notified: count('applicant-notified'),
        withdrawn: count('case-withdrawn'),
        rated: count('case-rated'),
      }).toEqual({
        created: 1,
        uploaded: done('upload'),
        completed: done('submit'),
        decided: done('decide'),
        asked: done('ask'),
        corrected: done('correct'),
        objected: done('object'),
        notified: done('notify'),
        withdrawn: done('withdraw'),
        rated: done('rate'),
      });
    }
  });

  test('no stage is opened, no case determined twice over', async () => {
    for (const id of at.caseIds()) {
      const events = await eventsOf(id);
      const visits = events.flatMap((event) => (event.type === 'stage-opened' ? [event.data.visit] : []));
      expect(visits).toEqual(visits.map((_, index) => index + 1));
      expect(events.filter(({ type }) => type === 'case-determined').length).toBeLessThanOrEqual(1);
    }
  });

  test('every chain of events verifies up to the end that its case knows', async () => {
    for (const id of at.caseIds()) {
      const stored = await data.cases.load(id);
      expect(verifyChain(await eventsOf(id), stored?.case.head)).toMatchObject({ isIntact: true });
    }
  });

  test('everything was delivered, nothing is left to wait or to fail, and the server had no fault', async () => {
    await expect.poll(() => data.cases.undelivered(1000)).toEqual([]);
    await expect.poll(() => unattended(), { interval: 200 }).toEqual([]);
    expect(server.complaints()).toBe('');
    expect(await server.stop()).toBe(0);
  });

  test('there was something to lose, and people were refused only what they asked for wrongly', () => {
    console.log(
      `${at.acknowledged.length} acts acknowledged, ${at.lost()} answers lost; refused: ${JSON.stringify(Object.fromEntries(at.refusals))}`,
    );
    expect(at.lost()).toBeGreaterThan(0);
    expect(at.acknowledged.length).toBeGreaterThan(people * 8);
  });
});

/**
 * Open cases at which no machine of this process waits, or one that has not seen what concerns it, and ended ones at
 * which one still does. While a file is collected, nothing that is added to it concerns the machine.
 */
async function unattended(): Promise<string[]> {
  const found: string[] = [];
  for (const id of at.caseIds()) {
    const summary = await data.cases.summary(id);
    const waiting = await data.tasks.waitingFor(id);
    if (summary === undefined) found.push(`${id} is gone`);
    else if (!isOpenCase(summary)) {
      if (waiting !== undefined) found.push(`${id} has ended, and is waited for`);
    } else if (waiting === undefined || waiting.token === oldTokens.get(id))
      found.push(`${id} was not taken up`);
    else if (waiting.sinceRevision !== summary.revision && summary.status !== 'collecting')
      found.push(`${id} is at ${summary.revision}; its machine knows ${waiting.sinceRevision}`);
  }
  return found;
}

async function tokensOf(ids: readonly string[]): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (const id of ids) {
    const waiting = await data.tasks.waitingFor(id);
    if (waiting !== undefined) tokens.set(id, waiting.token);
  }
  return tokens;
}

async function eventsOf(id: string): Promise<readonly DomainEvent[]> {
  return (await data.cases.events(id, { limit: 1000 })).items;
}
