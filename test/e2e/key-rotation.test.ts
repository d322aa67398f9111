import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFileKeyRing } from '../../functions/adapters/local/file-key-ring.ts';
import { openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { openSqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { incomingEnding } from '../../functions/adapters/local/write-whole.ts';
import { sealedKeyPages } from '../../functions/adapters/stores/sealed-keys.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { createAct, WULONG } from '../support/kill-acts.ts';
import { killAfterWrites, type WorkPhase } from '../support/kill-after-writes.ts';
import { killClient } from '../support/kill-client.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { runHuize } from '../support/run-huize.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const people = 40;
const cli = join(import.meta.dirname, '..', '..', 'functions', 'local', 'cli.ts');

let folder: TemporaryFolder;
let data: string;
let server: KillServer;
const kept: { readonly address: string; readonly content: Uint8Array }[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  data = folder.pathOf('data');
  server = await killServer(data, folder.pathOf('compile-cache'));
  server.start();
  expect(await server.isReady()).toBe(true);
  for (let person = 0; person < people; person++) await applied(person);
  const hook = { url: 'https://1.1.1.1/hook', jurisdiction: WULONG };
  expect((await ask('integrator', 'POST /v1/webhooks', JSON.stringify(hook))).status).toBe(201);
});
afterAll(async () => {
  await server.kill();
  folder.remove();
});

async function ask(role: string, request: string, body?: string | Uint8Array): Promise<Response> {
  const [method = '', path = ''] = request.split(' ');
  const wish = { role, jurisdiction: WULONG, subject: role, lifetimeInMinutes: 60 };
  const token = await openLocalIssuer(dataPaths(data).issuer, systemClock).issueToken(wish);
  const type = body instanceof Uint8Array ? 'application/pdf' : 'application/json';
  return fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': type }) },
    ...(body && { body: body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : body }),
  });
}

const idle = async () => undefined;

/** A case at home with one file of its own. */
async function applied(person: number): Promise<void> {
  const content = new TextEncoder().encode(`%PDF-1.4 of person ${person}`);
  const done = await killClient(server.url, data).send(createAct(2 * person));
  if (done.kind !== 'done') throw new Error(`person ${person}: ${JSON.stringify(done)}`);
  const { id, materials } = done.after;
  const upload = `POST /v1/cases/${id}/materials/${materials[0]?.id}/files`;
  const one = (await (await ask('window-clerk', upload, content)).json()) as {
    materials: { files: { id: string }[] }[];
  };
  const file = one.materials.flatMap(({ files }) => files)[0];
  kept.push({ address: `/v1/cases/${id}/files/${file?.id}`, content });
}

/** Every file, and with it its case, through the server that has been running all the while. */
async function everythingIsRead(): Promise<void> {
  for (const { address, content } of kept) {
    const answer = await ask('window-clerk', `GET ${address}`);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(content);
  }
  const list = await ask('integrator', `GET /v1/webhooks?jurisdiction=${WULONG}`);
  expect(((await list.json()) as { items: unknown[] }).items).toHaveLength(1);
}

/** How many records and files are sealed by other keys than the newest; what a kill left half written is no file. */
async function leftBehind(): Promise<number> {
  const { database, files, keyRing } = dataPaths(data);
  const ring = openFileKeyRing(keyRing);
  const names = readdirSync(files, { recursive: true, encoding: 'utf8' }).map((name) => join(files, name));
  const old = names.filter(
    (name) =>
      !name.endsWith(incomingEnding) &&
      statSync(name).isFile() &&
      !readFileSync(name, 'latin1').includes(ring.currentMasterKeyId),
  );
  const table = openSqliteTable(database, () => 0);
  let count = old.length;
  for (const masterKeyId of ring.retiredMasterKeyIds)
    for await (const keys of sealedKeyPages(table, { masterKeyId })) count += keys.length;
  table.close();
  return count;
}

test('keys are rotated while the server runs, which goes on reading and writing by the new one', async () => {
  const rotating = runHuize(['keys', 'rotate', '--data', data, '--json']);
  const reading = everythingIsRead();
  const rotated = await rotating;
  await reading;
  expect(rotated).toMatchObject({ code: 0 });
  const { files, records } = JSON.parse(rotated.stdout) as { files: number; records: number };
  expect(files).toBe(people);
  expect(records).toBeGreaterThan(2 * people);
  await applied(people);
  await everythingIsRead();
  expect(await leftBehind()).toBe(0);
});

test('a rotation that is killed half-way, again and again, loses nothing and is finished by the next', async () => {
  const { database, keyRing } = dataPaths(data);
  for (let kill = 0; kill < 6; kill++) {
    const before = statSync(keyRing).ino;
    const child = spawn(process.execPath, [cli, 'keys', 'rotate', '--data', data], { stdio: 'ignore' });
    const gone = once(child, 'exit');
    const die = async () => {
      child.kill('SIGKILL');
      await gone;
    };
    const phase = async (): Promise<WorkPhase> => {
      if (child.exitCode !== null) return 'over';
      return statSync(keyRing).ino === before ? 'before' : 'under way';
    };
    const isAmongRecords = kill < 3;
    expect(
      await killAfterWrites(database, isAmongRecords ? 1 + kill : 1, phase, isAmongRecords ? die : idle),
    ).toBe(true);
    if (!isAmongRecords) {
      // Among the files, or after the last one, as it comes.
      await pause(15 * kill);
      await die();
    }
    if (isAmongRecords) expect(await leftBehind()).toBeGreaterThan(0);
    await applied(people + 1 + kill);
    await everythingIsRead();
  }
  const finished = await runHuize(['keys', 'rotate', '--rewrap-only', '--data', data]);
  expect(finished).toMatchObject({ code: 0, stdout: expect.stringContaining('is in use') });
  expect(await leftBehind()).toBe(0);
  await everythingIsRead();
  expect(await runHuize(['audit', 'verify', '--data', data])).toMatchObject({ code: 0 });
  await server.stop();
  expect(server.complaints()).toBe('');
});
