import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { longRegister, sendInParts } from '../support/register-upload.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

/** 200 MB in few rows, so that it is the file that counts and not what is done about its rows. */
const [rows, rowCharacters, people] = [2_000, 100_000, 50];
/** Less than what was sent, most of it buffers not collected yet. */
const mostGrowth = 160_000_000;

let folder: TemporaryFolder;
let server: KillServer;
let headers: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = temporaryFolder();
  const data = folder.pathOf('data');
  server = await killServer(data, folder.pathOf('compile-cache'));
  server.start();
  expect(await server.isReady()).toBe(true);
  const wish = { role: 'integrator', jurisdiction: '500156', subject: 'large', lifetimeInMinutes: 60 };
  const token = await openLocalIssuer(dataPaths(data).issuer, systemClock).issueToken(wish);
  headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
});
afterAll(async () => {
  await server.kill();
  folder.remove();
});

/** Highest resident memory of the server so far, in bytes. */
function highWater(): number {
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid()}/status`, 'latin1'))?.[1];
  return Number(found) * 1024;
}

async function imported(answer: { readonly body: string }): Promise<{ readonly state: string }> {
  const { id } = JSON.parse(answer.body);
  for (;;) {
    const told = (await (await fetch(`${server.url}/v1/register-imports/${id}`, { headers })).json()) as {
      readonly state: string;
    };
    if (told.state === 'done' || told.state === 'stopped') return told;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test.skipIf(process.platform !== 'linux')(
  'a register of 200 MB is taken over HTTP, row by row, and the server stays small',
  async () => {
    const path = '/v1/register-imports?jurisdiction=500156&register=minimum-living&covers=changes&asOf=';
    // What the first file brings with it, layouts and compiled checks, is not the size of a file.
    const small = await sendInParts(`${server.url}${path}2025-01-01`, headers, longRegister(100, 10, people));
    expect(await imported(small)).toMatchObject({ state: 'done' });
    const before = highWater();
    const parts = longRegister(rows, rowCharacters, people);
    const answer = await sendInParts(`${server.url}${path}2025-02-01`, headers, parts);
    expect([201, 202]).toContain(answer.status);
    expect(answer.bytes).toBeGreaterThan(200_000_000);
    expect(await imported(answer)).toMatchObject({
      state: 'done',
      counts: { rows, unchanged: rows, faulty: 0 },
    });
    expect(highWater() - before).toBeLessThan(mostGrowth);
  },
);
