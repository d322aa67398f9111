import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRuntime, startLocal } from '../../../functions/runtime/local.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';
import { type TestClock, testClock } from '../../support/test-clock.ts';
import { huize } from '../../support/test-terminal.ts';
import { application, PDF, personOf, type ReadCase, WULONG } from './case-api.ts';

const OBJECTOR = '反对者甲乙丙';
const FILE_NAME = '赵一甲的残疾人证.pdf';

let folder: TemporaryFolder;
let clock: TestClock;
let runtime: LocalRuntime;
const logged: string[] = [];

const start = () =>
  startLocal(
    { port: 0, host: '127.0.0.1', policies: undefined, data: folder.pathOf('data'), openness: 'stateless' },
    {
      onPolicies: () => undefined,
      onFault: (error, where) =>
        logged.push(`${where} ${error instanceof Error ? error.stack : String(error)}`),
      clock,
    },
  );

beforeAll(async () => {
  folder = temporaryFolder();
  clock = testClock('2023-03-20');
  runtime = await start();
});
afterAll(async () => {
  await runtime.close();
  folder.remove();
});

async function ask(role: string, request: string, body?: unknown, headers = {}): Promise<Response> {
  const [method = '', path = ''] = request.split(' ');
  const wish = { role, jurisdiction: WULONG, subject: role, lifetimeInMinutes: 60 };
  const authorization = `Bearer ${await runtime.data.issuer.issueToken(wish)}`;
  const isBytes = body instanceof Uint8Array;
  return fetch(`${runtime.url}${path}`, {
    method,
    headers: { authorization, 'content-type': isBytes ? 'application/pdf' : 'application/json', ...headers },
    ...(body === undefined
      ? {}
      : { body: isBytes ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
  });
}

async function step(role: string, request: string, body?: unknown, headers = {}): Promise<ReadCase> {
  const response = await ask(role, request, body, headers);
  const text = await response.text();
  logged.push(`${response.status}`);
  if (response.status >= 300) throw new Error(`${request}: ${text}`);
  return JSON.parse(text) as ReadCase;
}

/** A whole review in Wulong with an objection against the notice; the machine ends the notice by its time. */
async function fullRun(seed: string): Promise<ReadCase> {
  const guardian = { kind: 'guardian', person: personOf(`${seed} guardian`) };
  let one = await step('window-clerk', 'POST /v1/cases', application(seed, WULONG, { applicant: guardian }));
  for (const { id, state } of one.materials)
    if (state === 'missing') {
      const name = { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(FILE_NAME)}` };
      one = await step('window-clerk', `POST /v1/cases/${one.id}/materials/${id}/files`, PDF, name);
    }
  one = await step('window-clerk', `POST /v1/cases/${one.id}/submit`);
  const approve = async () => {
    const { roles } = one.turn as { roles: string[] };
    const role = { township: 'township-reviewer', federation: 'federation-reviewer' }[roles[0] ?? ''];
    const decision = { stage: one.open?.stage, outcome: 'approve' };
    return step(role ?? 'civil-affairs-approver', `POST /v1/cases/${one.id}/decisions`, decision);
  };
  while ((one.open as { mode?: string } | null)?.mode === 'human') one = await approve();
  const objection = { text: `${personOf(seed).name}已不在本村居住`, from: OBJECTOR };
  one = await step('township-reviewer', `POST /v1/cases/${one.id}/objections`, objection);
  while ((one.open as { mode?: string } | null)?.mode === 'human') one = await approve();
  clock.set('2023-05-20');
  await runtime.machine.settle();
  one = await step('window-clerk', `GET /v1/cases/${one.id}`);
  if ((one.open as { mode?: string } | null)?.mode === 'timer')
    one = await step('civil-affairs-approver', `POST /v1/cases/${one.id}/notice-closing`, {
      stage: one.open?.stage,
    });
  return step('window-clerk', `POST /v1/cases/${one.id}/notification`, { means: 'in-person' });
}

/** All bytes below the data folder but the keys, which hold nobody's name. */
function stored(): Buffer {
  const root = folder.pathOf('data');
  const files = readdirSync(root, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files.filter((each) => each.isFile()).map((each) => readFileSync(join(each.parentPath, each.name))),
  );
}

describe('a full run on one machine', () => {
  it('ends with a letter, and neither log nor data folder names anybody', async () => {
    const one = await fullRun('privacy');
    expect(one.status).toBe('closed');
    const wrong = application('privacy', WULONG, { person: { ...personOf('privacy'), phone: 'x' } });
    await ask('window-clerk', 'POST /v1/cases', wrong);
    await runtime.close();
    const data = stored();
    expect(data.length).toBeGreaterThan(50_000);
    expect(data.includes(one.id)).toBe(true);
    const people = [personOf('privacy'), personOf('privacy guardian')];
    const secrets = people.flatMap(({ residentId, name, phone }) => [residentId, name, phone]);
    for (const secret of [...secrets, OBJECTOR, '已不在本村居住', FILE_NAME, '%PDF-1.4 an invented']) {
      expect(data.includes(secret), secret).toBe(false);
      expect(logged.join('\n')).not.toContain(secret);
    }
    runtime = await start();
    expect((await step('window-clerk', `GET /v1/cases/${one.id}`)).status).toBe('closed');
  });

  it('is verified, and what somebody changed in the file is found with its place', async () => {
    const words = ['audit', 'verify', '--data', folder.pathOf('data')];
    expect(await huize(words)).toMatchObject({ code: 0, stdout: expect.stringContaining('0 chains broken') });
    const database = new DatabaseSync(folder.pathOf('data/huize.sqlite'));
    const change = (from: string, to: string) =>
      database
        .prepare("UPDATE item SET body = replace(body, ?, ?) WHERE sk = 'event#00000003'")
        .run(`"type":"${from}"`, `"type":"${to}"`);
    expect(change('material-added', 'material-lost').changes).toBeGreaterThan(0);
    const broken = await huize(words);
    change('material-lost', 'material-added');
    database.close();
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/case-[\w-]+: event 3: the content does not give the hash/);
    expect((await huize(words)).code).toBe(0);
  });

  it('can be read after its keys were rotated', async () => {
    await runtime.close();
    const rotated = await huize(['keys', 'rotate', '--data', folder.pathOf('data'), '--json']);
    expect(rotated.code).toBe(0);
    expect((JSON.parse(rotated.stdout) as { records: number }).records).toBeGreaterThan(3);
    expect((await huize(['audit', 'verify', '--data', folder.pathOf('data')])).code).toBe(0);
    runtime = await start();
    const list = await step('window-clerk', 'GET /v1/cases?list=received&month=2023-03');
    const [first] = list.items as ReadCase[];
    const one = await step('window-clerk', `GET /v1/cases/${first?.id}`);
    expect(one.person.name).toBe(personOf('privacy').name);
  });

  it('goes on after a restart where it stood: a term that ran out meanwhile is overdue', async () => {
    const one = await step('window-clerk', 'POST /v1/cases', application('restart', '130102'));
    for (const { id, state } of one.materials)
      if (state === 'missing')
        await step('window-clerk', `POST /v1/cases/${one.id}/materials/${id}/files`, PDF);
    await step('window-clerk', `POST /v1/cases/${one.id}/submit`);
    await runtime.close();
    clock.set('2023-06-20');
    runtime = await start();
    expect(await runtime.machine.resumed).toBe(1);
    await runtime.machine.settle();
    // What is overdue at the start is looked at after a second, by the clock.
    clock.set('2023-06-20T02:00:00Z');
    await runtime.machine.settle();
    const list = await step('window-clerk', 'GET /v1/cases?stage=push');
    expect(list.items).toMatchObject([{ id: one.id, isOverdue: true }]);
    const reported = await step('supervisor', `GET /v1/oversight/escalations?jurisdiction=${WULONG}`);
    expect(reported).toMatchObject({ next: null });
    const summary = await step(
      'supervisor',
      `GET /v1/oversight/summary?jurisdiction=${WULONG}&month=2023-05`,
    );
    expect(summary.offices).toMatchObject([{ jurisdiction: WULONG, terms: { push: { overdue: 1 } } }]);
  });
});

it('a command that finds no data says which folder would be right', async () => {
  const run = await huize(['audit', 'verify', '--data', folder.pathOf('nowhere')]);
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no data') });
});

it('huize token prints a token that the server of the same folder accepts', async () => {
  clock.set(new Date().toISOString());
  const words = [
    'token',
    '--role',
    'window-clerk',
    '--jurisdiction',
    WULONG,
    '--data',
    folder.pathOf('data'),
  ];
  const { code, stdout } = await huize(words);
  expect(code).toBe(0);
  const headers = { authorization: `Bearer ${stdout}` };
  expect((await fetch(`${runtime.url}/v1/cases`, { headers })).status).toBe(200);
});
