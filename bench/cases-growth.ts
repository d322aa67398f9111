// Two real servers, one on few stored cases and one on many: a queue page, one case, one decision, in turn, so that a
// drift of the machine's speed hits both; then decisions by many officers at once on the large one.
import { openLocalIssuer } from '../functions/adapters/local/local-issuer.ts';
import { systemClock } from '../functions/adapters/local/system-clock.ts';
import { dataPaths } from '../functions/runtime/data-paths.ts';
import { copyId } from './cases-data.ts';
import { COUNTY } from './cases-life.ts';
import { startServer } from './start-server.ts';
import { FACTS, MONTH } from './wulong.ts';

/** Medians in milliseconds. */
interface Times {
  readonly queuePage: number;
  readonly openCase: number;
  readonly decide: number;
}

export interface GrowthResult {
  readonly few: Times;
  readonly many: Times;
  /** Many by few; 1 is flat. */
  readonly growth: Times;
  readonly decisionsPerSecond: number;
  readonly decisionP99Ms: number;
  /** Determinations per second of the same server and clients, which store nothing. */
  readonly determinationsPerSecond: number;
}

const rounds = 30;
const callsARound = 10;
const atOnce = 32;
const decisionsAtOnce = 2000;

/** How many open cases a folder must have for this. */
export const openCasesNeeded = rounds * callsARound + 50;
export const openCasesNeededOfMany = openCasesNeeded + decisionsAtOnce + 300;

export async function benchGrowth(fewFolder: string, manyFolder: string): Promise<GrowthResult> {
  const few = await startServer('../functions/local/server.ts', ['--data', fewFolder]);
  const many = await startServer('../functions/local/server.ts', ['--data', manyFolder]);
  try {
    const [asFew, asMany] = [await callsOf(few.url, fewFolder), await callsOf(many.url, manyFolder)];
    await settled(asMany);
    const times = { few: emptyTimes(), many: emptyTimes() };
    for (let round = 0; round < rounds; round++)
      for (const [name, calls] of [
        ['few', asFew],
        ['many', asMany],
      ] as const)
        for (let call = 0; call < callsARound; call++) {
          const n = round * callsARound + call;
          times[name].queuePage.push(await timed(() => calls.queuePage()));
          times[name].openCase.push(await timed(() => calls.openCase(n)));
          times[name].decide.push(await timed(() => calls.decide(n)));
        }
    const first = rounds * callsARound;
    await together(300, (n) => asMany.decide(first + n)); // warms up
    const determinations = await together(decisionsAtOnce, () => asMany.determine());
    const decisions = await together(decisionsAtOnce, (n) => asMany.decide(first + 300 + n));
    const [a, b] = [medians(times.few), medians(times.many)];
    return {
      few: a,
      many: b,
      growth: {
        queuePage: b.queuePage / a.queuePage,
        openCase: b.openCase / a.openCase,
        decide: b.decide / a.decide,
      },
      decisionsPerSecond: decisions.perSecond,
      decisionP99Ms: decisions.p99Ms,
      determinationsPerSecond: determinations.perSecond,
    };
  } finally {
    await few.stop();
    await many.stop();
  }
}

type Calls = Awaited<ReturnType<typeof callsOf>>;

async function callsOf(url: string, folder: string) {
  const issuer = openLocalIssuer(dataPaths(folder).issuer, systemClock);
  const wish = { jurisdiction: COUNTY, subject: 'bench', lifetimeInMinutes: 60 };
  const authorization = `Bearer ${await issuer.issueToken({ ...wish, role: 'township-reviewer' })}`;
  const call = async (path: string, body?: object): Promise<unknown> => {
    const headers = { authorization, ...(body && { 'content-type': 'application/json' }) };
    const request =
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(url + path, request);
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  };
  return {
    queuePage: () => call('/v1/cases?limit=50'),
    openCase: (n: number) => call(`/v1/cases/${copyId('open', n)}`),
    decide: (n: number) =>
      call(`/v1/cases/${copyId('open', n)}/decisions`, { stage: 'township', outcome: 'approve' }),
    determine: () => call('/v1/determinations', { jurisdiction: COUNTY, month: MONTH, facts: FACTS }),
  };
}

/** The machines of the large server are taken up while it answers: what that costs is measured elsewhere. */
async function settled(calls: Calls): Promise<void> {
  for (let quick = 0; quick < 20; ) {
    const ms = await timed(() => calls.openCase(0));
    quick = ms < 25 ? quick + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function emptyTimes(): Record<keyof Times, number[]> {
  return { queuePage: [], openCase: [], decide: [] };
}

function medians(times: Record<keyof Times, number[]>): Times {
  return {
    queuePage: quantile(times.queuePage, 0.5),
    openCase: quantile(times.openCase, 0.5),
    decide: quantile(times.decide, 0.5),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function together(count: number, call: (n: number) => Promise<unknown>) {
  const times: number[] = [];
  let next = 0;
  const officer = async () => {
    for (let n = next++; n < count; n = next++) times.push(await timed(() => call(n)));
  };
  const ms = await timed(() => Promise.all(Array.from({ length: atOnce }, officer)));
  return { perSecond: (count * 1000) / ms, p99Ms: quantile(times, 0.99) };
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
