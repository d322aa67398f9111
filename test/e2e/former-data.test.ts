import { cpSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteSnapshot } from '../../functions/adapters/local/sqlite-snapshot.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { writeDynamoDbExport } from '../support/dynamodb-export.ts';
import { asFormerlyWritten, bringToLayout1 } from '../support/former-layout.ts';
import { createAct } from '../support/kill-acts.ts';
import { killClient } from '../support/kill-client.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { runHuize } from '../support/run-huize.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const people = 4;
let folder: TemporaryFolder;
let data: string;
let server: KillServer;
let sealed = 0;
const ids: string[] = [];

const applied = async (person: number): Promise<void> => {
  const done = await killClient(server.url, data).send(createAct(person));
  if (done.kind !== 'done') throw new Error(`person ${person}: ${JSON.stringify(done)}`);
  ids.push(done.after.id);
};

/** How many rows stand on an index among those sealed by any master key, seen past the adapter. */
function sealedOn(index: 'gsi1' | 'gsi4'): number {
  const database = new DatabaseSync(dataPaths(data).database);
  const found = database.prepare(`SELECT count(*) AS n FROM item WHERE ${index}pk LIKE 'sealed#%'`).get();
  database.close();
  return Number(found?.n);
}

beforeAll(async () => {
  folder = temporaryFolder();
  data = folder.pathOf('data');
  server = await killServer(data, folder.pathOf('compile-cache'));
  server.start();
  expect(await server.isReady()).toBe(true);
  for (let person = 0; person < people; person++) await applied(person);
  await server.stop();
  sealed = sealedOn('gsi4');
  expect(sealed).toBeGreaterThan(2 * people);
  bringToLayout1(dataPaths(data).database);
});
afterAll(async () => {
  await server.kill();
  folder.remove();
});

test('an export that a former version wrote restores, and every drill on it holds', async () => {
  const former = folder.pathOf('former');
  cpSync(data, former, { recursive: true });
  const paths = dataPaths(former);
  const rows = [...sqliteSnapshot(paths.database)].map(asFormerlyWritten);
  expect(rows.filter(({ gsi1pk }) => gsi1pk?.startsWith('sealed#'))).toHaveLength(sealed);
  const exported = folder.pathOf('export');
  writeDynamoDbExport(exported, rows);
  const words = ['--from', exported, '--keys', paths.keyRing, '--files', paths.files];
  const drilled = await runHuize(['data', 'drill', '--json', ...words]);
  expect(drilled).toMatchObject({ code: 0 });
  const { checks } = JSON.parse(drilled.stdout) as { checks: { name: string; right: number }[] };
  expect(Object.fromEntries(checks.map(({ name, right }) => [name, right]))).toMatchObject({
    rows: rows.length,
    'sealed-records': sealed,
    people,
    chains: people,
  });
});

test('a server opens a data folder of a former version and goes on with its cases', async () => {
  expect(sealedOn('gsi1')).toBe(sealed);
  server.start();
  expect(await server.isReady()).toBe(true);
  for (const id of ids) expect(await killClient(server.url, data).read(id)).toMatchObject({ id });
  await applied(people);
  expect(sealedOn('gsi1')).toBe(0);
  expect(sealedOn('gsi4')).toBeGreaterThan(sealed);
});

test('what an older server beside it still sealed in its way is moved by whoever opens the file next', async () => {
  const database = new DatabaseSync(dataPaths(data).database, { timeout: 5000 });
  database.exec(`UPDATE item SET gsi1pk = gsi4pk, gsi1sk = gsi4sk, gsi4pk = NULL, gsi4sk = NULL
                 WHERE pk = 'case#${ids[0]}' AND sk = 'case'`);
  database.close();
  expect(sealedOn('gsi1')).toBe(1);
  const verified = await runHuize(['audit', 'verify', '--data', data, '--json']);
  expect(verified).toMatchObject({ code: 0 });
  expect(JSON.parse(verified.stdout)).toMatchObject({ cases: people + 1, breaks: [] });
  expect(sealedOn('gsi1')).toBe(0);
});

test('its keys are rotated, every record of them', async () => {
  const all = sealedOn('gsi4');
  const rotated = await runHuize(['keys', 'rotate', '--data', data, '--json']);
  expect(rotated).toMatchObject({ code: 0 });
  expect(JSON.parse(rotated.stdout)).toMatchObject({ records: all });
  for (const id of ids) expect(await killClient(server.url, data).read(id)).toMatchObject({ id });
  await server.stop();
  expect(server.complaints()).toBe('');
});
