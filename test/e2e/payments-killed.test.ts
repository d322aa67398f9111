import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { calendarDateAt } from '../../functions/core/calendar/beijing-time.ts';
import { balancesOf, openFen } from '../../functions/core/payments/balances.ts';
import type { PaymentRun } from '../../functions/core/payments/payment-run.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { type OpenedData, openData } from '../../functions/runtime/open-data.ts';
import { killAfterWrites, type WorkPhase } from '../support/kill-after-writes.ts';
import { drawsOf } from '../support/kill-random.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { runHuize } from '../support/run-huize.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { addWulongPayee, copyWulong2023 } from '../support/wulong-payee.ts';

const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const draws = drawsOf(seed);
/** Several pages in preparing and in releasing. */
const people = 1_300;
const month = calendarDateAt(systemClock.now()).slice(0, 7);
const runId = `run-500156-${month}-1`;
const folder = temporaryFolder();
const path = folder.pathOf('data');
const policies = folder.pathOf('policies');
const repository = join(import.meta.dirname, '..', '..');
let data: OpenedData;
let server: KillServer;
let persons: string[] = [];

beforeAll(async () => {
  console.log(`killed payment runs with KILL_SEED=${seed}`);
  copyWulong2023(policies);
  // The server's processes inherit it.
  process.env.POLICIES = policies;
  data = await openData(path, systemClock);
  for (let from = 0; from < people; from += 200) {
    const some = Array.from({ length: Math.min(200, people - from) }, (_, index) =>
      addWulongPayee(data, `killed ${from + index}`, { appliedOn: `${month}-01` }),
    );
    persons = [...persons, ...(await Promise.all(some))];
  }
  server = await killServer(path, folder.pathOf('compile-cache'));
});

afterAll(async () => {
  await server.stop();
  data.close();
  folder.remove();
});

async function ask(role: string, subject: string, request: string, body?: object): Promise<number> {
  const [method = '', address = ''] = request.split(' ');
  const wish = { role, subject, jurisdiction: '500156', lifetimeInMinutes: 60 };
  const authorization = `Bearer ${await data.issuer.issueToken(wish)}`;
  const response = await fetch(`${server.url}${address}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  await response.text();
  return response.status;
}

async function storedRun(): Promise<PaymentRun | undefined> {
  return data.followUp.runs.load(runId);
}

/** Kills a process in the middle of a run that has the status meanwhile; false where the run was faster. */
function killDuring(
  status: PaymentRun['status'],
  kill: () => Promise<void>,
  hasBegun = async () => (await storedRun()) !== undefined,
): Promise<boolean> {
  const phase = async (): Promise<WorkPhase> => {
    if (!(await hasBegun())) return 'before';
    return (await storedRun())?.status === status ? 'under way' : 'over';
  };
  return killAfterWrites(dataPaths(path).database, 1 + draws.below(8), phase, kill);
}

/** Starts the server and kills it, again and again while the run is unfinished; gives how often it was hit. */
async function killAgain(status: PaymentRun['status'], most: number): Promise<number> {
  let hits = 0;
  do server.start();
  while (hits < most && (await killDuring(status, server.kill)) && ++hits);
  expect(await server.isReady()).toBe(true);
  return hits;
}

describe(`a run of ${people} people whose processes are killed`, () => {
  test('is prepared by a command line that is killed, then by a server that takes it up and is killed, too', async () => {
    const words = ['payments', 'prepare', '500156', '--month', month, '--by', 'zhang', '--data', path];
    words.push('--policies', policies);
    const cli = join(repository, 'functions', 'local', 'cli.ts');
    const child = spawn(process.execPath, [cli, ...words], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const isHit = await killDuring('preparing', async () => {
      child.kill('SIGKILL');
      await ended;
    });
    expect(isHit).toBe(true);
    // Nobody asks it to: at its start the server looks for runs that were interrupted.
    const hits = await killAgain('preparing', 4);
    await expect.poll(async () => (await storedRun())?.status, { interval: 100 }).toBe('prepared');
    expect(hits).toBeGreaterThan(0);
    console.log(`preparing was hit ${hits} times by the kills of the server`);
    const run = await storedRun();
    expect(run?.totals).toMatchObject({ people, payments: { people, fen: people * 17_000 } });
    expect(run?.prepared.map(({ by }) => by)).toEqual(['zhang']);
  });

  test('is released by another, killed while the ledger is written, and comes to its end', async () => {
    const body = { jurisdiction: '500156', month };
    expect(await ask('civil-affairs-approver', 'zhang', 'POST /v1/payment-runs', body)).toBe(200);
    const release = `POST /v1/payment-runs/${runId}/release`;
    expect(await ask('finance', 'zhang', release)).toBe(403);
    let isAnswered = false;
    const killed = killDuring('releasing', server.kill, async () => isAnswered);
    expect(await ask('finance', 'li', release)).toBe(202);
    isAnswered = true;
    expect(await killed).toBe(true);
    const hits = 1 + (await killAgain('releasing', 5));
    await expect.poll(async () => (await storedRun())?.status, { interval: 100 }).toBe('released');
    console.log(`releasing was hit ${hits} times by the kills of the server`);
    expect((await storedRun())?.released?.by).toBe('li');
  });

  test('nobody is paid twice or not at all, and the chain of hashes holds, beside the running server', async () => {
    let paid = 0;
    for (const person of persons) {
      const lines = await data.followUp.ledger.linesOf(person);
      expect(lines.map(({ kind }) => kind).sort()).toEqual(['due', 'due', 'paid', 'paid']);
      for (const balance of balancesOf(lines).values()) expect(openFen(balance)).toBe(0);
      for (const { kind, fen } of lines) if (kind === 'paid') paid += fen;
    }
    expect(paid).toBe(people * 17_000);
    const verdict = await runHuize([
      'payments',
      'verify',
      runId,
      '--data',
      path,
      '--policies',
      policies,
      '--json',
    ]);
    expect(verdict.code).toBe(0);
    expect(JSON.parse(verdict.stdout)).toMatchObject({ isIntact: true, payments: people });
    expect(server.complaints()).toBe('');
  });
});
