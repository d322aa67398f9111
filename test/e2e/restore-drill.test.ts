import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKmsKeyRing } from '../../functions/adapters/aws/kms-key-ring.ts';
import { openFileKeyRing } from '../../functions/adapters/local/file-key-ring.ts';
import { openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { sqliteSnapshot } from '../../functions/adapters/local/sqlite-snapshot.ts';
import { openSqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { openIdentityStore } from '../../functions/adapters/stores/identity-store.ts';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { writeDynamoDbExport } from '../support/dynamodb-export.ts';
import { createAct, WULONG } from '../support/kill-acts.ts';
import { killClient } from '../support/kill-client.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { createCallLog } from '../support/loopback/call-log.ts';
import { startKms } from '../support/loopback/kms-loopback.ts';
import { type ProcessSurroundings, runHuize } from '../support/run-huize.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

interface Drilled {
  readonly items: number;
  readonly files: number;
  readonly rowsDigest: string;
  readonly checks: readonly {
    readonly name: string;
    readonly right: number;
    readonly faults: readonly string[];
  }[];
}

const people = 12;
let folder: TemporaryFolder;
let data: string;
let server: KillServer;
let exported: string;

beforeAll(async () => {
  folder = temporaryFolder();
  data = folder.pathOf('data');
  exported = folder.pathOf('export');
  server = await killServer(data, folder.pathOf('compile-cache'));
  server.start();
  expect(await server.isReady()).toBe(true);
  for (let person = 0; person < people; person++) await applied(person);
});
afterAll(async () => {
  await server.kill();
  folder.remove();
});

/** A case at home with one file of its own; an acknowledged one is in every export that begins later. */
async function applied(person: number): Promise<string> {
  const done = await killClient(server.url, data).send(createAct(2 * person));
  if (done.kind !== 'done') throw new Error(`person ${person}: ${JSON.stringify(done)}`);
  const { id, materials } = done.after;
  const wish = { role: 'window-clerk', jurisdiction: WULONG, subject: 'clerk', lifetimeInMinutes: 60 };
  const token = await openLocalIssuer(dataPaths(data).issuer, systemClock).issueToken(wish);
  const answer = await fetch(`${server.url}/v1/cases/${id}/materials/${materials[0]?.id}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
    body: `%PDF-1.4 of person ${person}`,
  });
  expect(answer.ok).toBe(true);
  return id;
}

async function drill(words: readonly string[], around?: ProcessSurroundings) {
  const { code, stdout, stderr } = await runHuize(['data', 'drill', '--json', ...words], around);
  if (code === 2) throw new Error(stderr);
  const found = JSON.parse(stdout) as Drilled;
  const right = Object.fromEntries(found.checks.map((check) => [check.name, check.right]));
  const faults = found.checks.flatMap((check) => check.faults);
  return { code, found, right, faults };
}

/** Another copy of the export, to be damaged. */
function copyOf(name: string): string {
  const copy = folder.pathOf(name);
  cpSync(exported, copy, { recursive: true });
  return copy;
}

const keys = () => dataPaths(data).keyRing;

test('while the server takes cases, an export holds all that was acknowledged before, without a key', async () => {
  const later = Promise.all([100, 101, 102].map(applied));
  const done = await runHuize(['data', 'export', '--data', data, '--to', exported, '--json']);
  await later;
  expect(done).toMatchObject({ code: 0 });
  const note = JSON.parse(done.stdout) as { files: number; masterKeyIds: string[] };
  expect(note.files).toBeGreaterThanOrEqual(people);
  expect(note.masterKeyIds).toEqual([openFileKeyRing(keys()).currentMasterKeyId]);
  const ring = JSON.parse(readFileSync(keys(), 'utf8')) as object;
  const secrets = JSON.stringify(ring).match(/[\w-]{40,}/g) ?? [];
  expect(secrets.length).toBeGreaterThan(1);
  for (const name of readdirSync(exported, { recursive: true, encoding: 'utf8' }))
    expect(name).not.toMatch(/key|issuer/);
  const inClear = readFileSync(join(exported, 'huize-export.json'), 'latin1');
  for (const secret of secrets) expect(inClear).not.toContain(secret);
});

test('a drill on a running folder restores everything and says how long it took', async () => {
  const { code, right, faults } = await drill(['--data', data]);
  expect(faults).toEqual([]);
  expect(code).toBe(0);
  expect(right).toMatchObject({
    files: people + 3,
    people: people + 3,
    chains: people + 3,
    'named-files': people + 3,
  });
  const told = await runHuize(['data', 'drill', '--data', data]);
  expect(told.stdout).toMatch(/The restore holds; \d+\.\d s in all\./);
});

test('a server started on an import goes on with the cases', async () => {
  const restored = folder.pathOf('restored');
  expect(await runHuize(['data', 'import', '--from', exported, '--data', restored])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('before the server starts'),
  });
  cpSync(join(data, 'keys'), join(restored, 'keys'), { recursive: true });
  const second = await killServer(restored, folder.pathOf('compile-cache'));
  second.start();
  expect(await second.isReady()).toBe(true);
  const [first] = [...sqliteSnapshot(dataPaths(restored).database)].filter(({ sk }) => sk === 'case');
  const seen = await killClient(second.url, restored).read((first?.pk ?? '').slice('case#'.length));
  await second.stop();
  expect(seen?.status).toBeDefined();
  expect(second.complaints()).toBe('');
  const again = await runHuize(['data', 'import', '--from', exported, '--data', restored]);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('holds data already') });
});

describe('an export that is', () => {
  const damagedBy = async (name: string, damage: (copy: string) => void) => {
    const copy = copyOf(name);
    damage(copy);
    const into = folder.pathOf(`${name}-data`);
    const done = await runHuize(['data', 'import', '--from', copy, '--data', into]);
    expect(done.code).toBe(2);
    expect(done.stderr).toMatch(/^export-damaged: /);
    expect(existsSync(dataPaths(into).database)).toBe(false);
    return done.stderr;
  };
  const firstFile = (copy: string) => {
    const [part = ''] = readdirSync(join(copy, 'files'));
    const [name = ''] = readdirSync(join(copy, 'files', part));
    return join(copy, 'files', part, name);
  };
  const rows = (copy: string) => join(copy, 'data', '00001.json.gz');

  test('cut off in its rows is refused, and nothing is there', async () => {
    const said = await damagedBy('cut', (copy) =>
      writeFileSync(rows(copy), readFileSync(rows(copy)).subarray(0, -2000)),
    );
    expect(said).toContain('data/00001.json.gz cannot be read');
  });

  test('short of a material file is refused', async () => {
    expect(await damagedBy('short', (copy) => rmSync(firstFile(copy)))).toContain('is missing');
  });

  test('changed in a material file is refused', async () => {
    const said = await damagedBy('changed', (copy) => {
      const bytes = readFileSync(firstFile(copy));
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(firstFile(copy), bytes);
    });
    expect(said).toContain('is not as it was exported');
  });

  test('not finished is refused', async () => {
    const said = await damagedBy('unfinished', (copy) => rmSync(join(copy, 'huize-export.json')));
    expect(said).toContain('cut off before it was whole');
  });
});

test('what an attacker changed in a row is found by the chain, though every checksum was made anew', async () => {
  const rows = [...sqliteSnapshot(dataPaths(data).database)].map((row) =>
    row.sk === 'event#00000002' ? { ...row, body: row.body.replace('"at":"2', '"at":"1') } : row,
  );
  const forged = folder.pathOf('forged');
  writeDynamoDbExport(forged, rows);
  const { code, faults } = await drill([
    '--from',
    forged,
    '--keys',
    keys(),
    '--files',
    dataPaths(data).files,
  ]);
  expect(code).toBe(1);
  expect(faults).toHaveLength(people + 3);
  expect(faults[0]).toContain('event 2');
});

test('without the files of its cases, or with the keys of other data, a drill does not hold', async () => {
  const bare = folder.pathOf('bare');
  writeDynamoDbExport(bare, [...sqliteSnapshot(dataPaths(data).database)]);
  const without = await drill(['--from', bare, '--keys', keys()]);
  expect(without.code).toBe(1);
  expect(without.faults).toHaveLength(people + 3);
  openFileKeyRing(folder.pathOf('other-keys.json'));
  const other = await drill(['--from', exported, '--keys', folder.pathOf('other-keys.json')]);
  expect(other.code).toBe(1);
  expect(other.faults.join()).toContain('sealed by keys that the key ring lacks');
});

test("DynamoDB's own export restores to the same rows, whatever the order of its files, rows and attributes", async () => {
  const rows = [...sqliteSnapshot(dataPaths(data).database)];
  const copied = folder.pathOf('from-dynamodb');
  writeDynamoDbExport(copied, rows);
  const words = ['--keys', keys(), '--files', dataPaths(data).files];
  const { code, found, faults } = await drill(['--from', copied, ...words]);
  expect(faults).toEqual([]);
  expect(code).toBe(0);
  expect(found.items).toBe(rows.length);
  expect(found.rowsDigest).toBe((await drill(['--data', data])).found.rowsDigest);
});

test('the export of a deployed platform opens by its keys in KMS', async () => {
  const log = createCallLog(() => true);
  const kms = await startKms(log, (error) => {
    throw error;
  });
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'made-up' };
  const client = new KMSClient({ endpoint: kms.url, region: 'cn-north-1', credentials });
  const [dataKeyId, macKeyId] = ['arn:aws-cn:kms:::key/personal', 'arn:aws-cn:kms:::key/mac'];
  const file = folder.pathOf('cloud.sqlite');
  const table = openSqliteTable(file, () => 0);
  const keyRing = createKmsKeyRing({ client, dataKeyId, retiredDataKeyIds: [], macKeyId });
  let last = 0;
  const vault = await openIdentityStore({ table, keyRing, ids: { next: (prefix) => `${prefix}-${++last}` } });
  for (let seed = 0; seed < 5; seed++) await vault.store(syntheticIdentity(`cloud ${seed}`));
  table.close();
  const cloud = folder.pathOf('cloud');
  writeDynamoDbExport(cloud, [...sqliteSnapshot(file)]);
  const environment = {
    AWS_ENDPOINT_URL_KMS: kms.url,
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'made-up',
    DATA_KEY_ID: dataKeyId,
    RETIRED_DATA_KEY_IDS: '',
    MAC_KEY_ID: macKeyId,
  };
  const { code, right, faults } = await drill(['--from', cloud, '--kms'], { environment });
  client.destroy();
  await kms.stop();
  expect(faults).toEqual([]);
  expect(code).toBe(0);
  expect(right).toMatchObject({ people: 5, 'sealed-records': 6 });
});
