import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { createAct, WULONG } from '../support/kill-acts.ts';
import { killClient } from '../support/kill-client.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const MB = 1_000_000;
const large = 200 * MB;
/** What is kept or, for a caller who closes afterwards, read and thrown away so that he hears the answer; and buffers. */
const mostSent = 100 * MB;
/** The most a file has, a few times over; far from what was sent. */
const mostGrowth = 150 * MB;

let folder: TemporaryFolder;
let server: KillServer;
let address: string;
let token: string;

beforeAll(async () => {
  folder = temporaryFolder();
  const data = folder.pathOf('data');
  server = await killServer(data, folder.pathOf('compile-cache'));
  server.start();
  expect(await server.isReady()).toBe(true);
  const done = await killClient(server.url, data).send(createAct(0));
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  address = `${server.url}/v1/cases/${done.after.id}/materials/${done.after.materials[0]?.id}/files`;
  const wish = { role: 'window-clerk', jurisdiction: WULONG, subject: 'large', lifetimeInMinutes: 60 };
  token = await openLocalIssuer(dataPaths(data).issuer, systemClock).issueToken(wish);
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

/** Sends until it is answered, as curl does; gives the status and how much went into the socket. */
function send(headers: Readonly<Record<string, string>>): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(MB, '%PDF-1.4 ');
    let sent = 0;
    let isAnswered = false;
    const upload = request(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    upload.on('response', (answer) => {
      isAnswered = true;
      resolve({ status: answer.statusCode ?? 0, sent });
      answer.resume();
      upload.destroy();
    });
    upload.on('error', (error) => isAnswered || reject(error));
    const push = () => {
      while (!isAnswered && sent < large) {
        sent += chunk.length;
        if (!upload.write(chunk)) return void upload.once('drain', push);
      }
      if (!isAnswered) upload.end();
    };
    push();
  });
}

const boundary = { 'content-type': 'multipart/form-data; boundary=x' };
const pdf = { 'content-type': 'application/pdf' };
const length = { 'content-length': String(large) };

test.skipIf(process.platform !== 'linux').each([
  ['a length', { ...pdf, ...length }],
  ['a length, closing afterwards', { ...pdf, ...length, connection: 'close' }],
  ['no length', pdf],
  ['a length, in a form', { ...boundary, ...length }],
  ['no length, in a form', boundary],
])('200 MB with %s are refused early, and the server stays small', async (_, headers) => {
  const before = highWater();
  const { status, sent } = await send(headers);
  expect(status).toBe(413);
  expect(sent).toBeLessThan(mostSent);
  expect(highWater() - before).toBeLessThan(mostGrowth);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
