import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { verifyChain } from '../../functions/core/events/verify-chain.ts';
import { type OpenedData, openData } from '../../functions/runtime/open-data.ts';
import { type Act, createAct, nextAct, type SeenCase, WULONG } from '../support/kill-acts.ts';
import { type ActOutcome, type KillClient, killClient } from '../support/kill-client.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const cases = 20;
const racesPerCase = 50;
/** 412 where both had read the same case; 409 where the second came after. */
const lawful = ['409 stage-not-open', '412 revision-stale'];

let folder: TemporaryFolder;
let server: KillServer;
let client: KillClient;
let data: OpenedData;

beforeAll(async () => {
  folder = temporaryFolder();
  const path = folder.pathOf('data');
  data = await openData(path, systemClock);
  server = await killServer(path, folder.pathOf('compile-cache'));
  server.start();
  expect(await server.isReady()).toBe(true);
  client = killClient(server.url, path);
});
afterAll(async () => {
  await server.stop();
  data.close();
  folder.remove();
});

test(`of two officers who decide the same stage at the same moment one succeeds, in ${cases * racesPerCase} races over HTTP`, async () => {
  const lost = new Map<string, number>();
  await Promise.all(
    Array.from({ length: cases }, async (_, person) => {
      let one = await inReview(person * 2); // an even number: handed in at home
      for (let number = 0; number < racesPerCase; number++) {
        const outcomes = await Promise.all([1, 2].map(() => client.send(approval(one, number))));
        const refusals = outcomes.flatMap((each) => (each.kind === 'refused' ? [refusalOf(each)] : []));
        expect(refusals).toHaveLength(1);
        for (const each of refusals) lost.set(each, (lost.get(each) ?? 0) + 1);
        one = await done(sendBack(doneOf(outcomes)));
      }
      await expectOnce(one.id);
    }),
  );
  console.log(`lost races: ${JSON.stringify(Object.fromEntries(lost))}`);
  expect(lawful).toEqual(expect.arrayContaining([...lost.keys()]));
  expect(server.complaints()).toBe('');
});

/** Every third names its visit, every third the revision that it read, and the rest nothing but the stage. */
function approval(one: SeenCase, number: number): Act {
  const next = nextAct(one);
  if (next === undefined) throw new Error(`${one.id} is at its end`);
  const body = { stage: one.open?.stage, outcome: 'approve' };
  const visit = { ...body, visit: one.open?.number };
  const more = [{ body: visit }, { body, revision: one.revision }, { body }][number % 3];
  return { ...next, ...more };
}

function sendBack(one: SeenCase): Act {
  const body = { stage: one.open?.stage, outcome: 'send-back', to: 'township' };
  const next = nextAct(one);
  if (next === undefined) throw new Error(`${one.id} is at its end`);
  return { ...next, body };
}

async function inReview(person: number): Promise<SeenCase> {
  let one = await done(createAct(person));
  for (let next = nextAct(one); one.status !== 'in-review' && next !== undefined; next = nextAct(one))
    one = await done(next);
  return one;
}

async function done(act: Act): Promise<SeenCase> {
  return doneOf([await client.send(act)]);
}

function doneOf(outcomes: readonly ActOutcome[]): SeenCase {
  const [first] = outcomes.flatMap((each) => (each.kind === 'done' ? [each.after] : []));
  if (first === undefined) throw new Error(`nobody succeeded: ${JSON.stringify(outcomes)}`);
  return first;
}

function refusalOf({ status, type }: Extract<ActOutcome, { kind: 'refused' }>): string {
  return `${status} ${type}`;
}

/** Each race and each sending back has left one event, at a visit of its own. */
async function expectOnce(id: string): Promise<void> {
  const { items } = await data.cases.events(id, { limit: 1000 });
  const decided = items.flatMap((event) => (event.type === 'stage-decided' ? [event.data.visit] : []));
  expect(decided).toHaveLength(racesPerCase * 2);
  expect(new Set(decided).size).toBe(decided.length);
  const stored = await data.cases.load(id);
  expect(stored?.case.competent.jurisdiction).toBe(WULONG);
  expect(verifyChain(items, stored?.case.head)).toMatchObject({ isIntact: true });
}
