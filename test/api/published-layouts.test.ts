import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cardCsv from '../../functions/adapters/exchange/layouts/card-csv.json' with { type: 'json' };
import type { LayoutKind } from '../../functions/core/layouts/layout-path.ts';
import { newestLayouts } from '../../functions/core/layouts/office-layout.ts';
import deaths from '../../functions/core/registers/descriptors/deaths.json' with { type: 'json' };
import { type LocalRuntime, startLocal } from '../../functions/runtime/local.ts';
import { MINI_PUBLISHED_NATION, miniFolder } from '../support/mini-folder.ts';
import { MINI_COUNTY } from '../support/mini-policy.ts';
import { published, testSigner } from '../support/publishing.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { huize } from '../support/test-terminal.ts';
import { fail } from './repository-api.ts';

const COUNTY = '500156-county/2023-02-23.json';
const BANK = '500156-county/banks/rural.json';
const DEATHS = '500156-county/registers/deaths.json';
const zhang = testSigner('zhang', 'policy-author');
const li = testSigner('li', 'policy-approver');
const elsewhere = [
  testSigner('e', 'policy-author', '500101'),
  testSigner('f', 'policy-approver', '500101'),
] as const;
const nation = [
  testSigner('a', 'policy-author', '100000'),
  testSigner('b', 'policy-approver', '100000'),
] as const;

let folder: TemporaryFolder;
let desk: TemporaryFolder;
let running: LocalRuntime;
let tokens: Record<'zhang' | 'li', string>;

beforeAll(async () => {
  folder = miniFolder();
  desk = temporaryFolder();
  const trusted = [zhang, li, ...nation, ...elsewhere].map(({ key }) => key);
  writeFileSync(desk.pathOf('trusted.json'), JSON.stringify({ keys: trusted }));
  writeFileSync(desk.pathOf('zhang.pem'), zhang.pem);
  writeFileSync(desk.pathOf('li.pem'), li.pem);
  for (const place of readdirSync(folder.pathOf('.'))) rmSync(folder.pathOf(place), { recursive: true });
  for (const [path, file, author, approver] of [
    ['100000-nation/2016-01-01.json', MINI_PUBLISHED_NATION, ...nation],
    [COUNTY, MINI_COUNTY, zhang, li],
  ] as const) {
    const text = JSON.stringify(file);
    put(path, text);
    put(
      path.replace('/', '/publications/'),
      JSON.stringify(published({ path, text, activeFrom: '2023-01-01' }, [], author, approver)),
    );
  }
  running = await startLocal(
    {
      port: 0,
      host: '127.0.0.1',
      policies: folder.pathOf('.'),
      data: desk.pathOf('data'),
      openness: 'stateless',
      trustedKeys: desk.pathOf('trusted.json'),
    },
    { onPolicies: () => undefined, onFault: fail },
  );
  const token = (role: string, subject: string) =>
    running.data.issuer.issueToken({ role, jurisdiction: '500156', subject, lifetimeInMinutes: 60 });
  tokens = { zhang: await token('policy-author', 'zhang'), li: await token('policy-approver', 'li') };
});

afterAll(async () => {
  await running.close();
  folder.remove();
  desk.remove();
});

function put(path: string, text: string, where = folder): void {
  mkdirSync(dirname(where.pathOf(path)), { recursive: true });
  writeFileSync(where.pathOf(path), text);
}

const bank = (name: string, more: object = {}) =>
  JSON.stringify({
    ...cardCsv,
    id: 'rural',
    columns: cardCsv.columns.filter((one) => !('benefit' in one)),
    file: { ...cardCsv.file, name },
    ...more,
  });

/** The command line of one of the two persons, at the desk of the running platform. */
function as(who: 'zhang' | 'li', command: string, ...more: string[]) {
  const words = [
    'policy',
    ...command.split(' '),
    '--to',
    running.url,
    '--token',
    tokens[who],
    '--json',
    ...more,
  ];
  return huize(words, { today: () => '2023-06-15' });
}

/** What the author writes and signs, and what the other person approves. */
async function publish(path: string, text: string, ...more: string[]) {
  put(path, text, desk);
  const proposed = await as(
    'zhang',
    'publish',
    desk.pathOf(path),
    '--key',
    desk.pathOf('zhang.pem'),
    ...more,
  );
  if (proposed.code !== 0) return proposed;
  const { digest } = (JSON.parse(proposed.stdout) as { statement: { digest: string } }).statement;
  return as('li', `approve 500156 ${digest}`, '--key', desk.pathOf('li.pem'));
}

async function inUse(kind: LayoutKind): Promise<string[]> {
  await running.library.refresh();
  const { catalogue } = running.library.current();
  return newestLayouts(catalogue.layoutsFor('500156', kind)).map(({ path }) => path);
}

async function faults(): Promise<string[]> {
  await running.library.refresh();
  return running.library
    .current()
    .findings.flatMap(({ file, code, severity }) => (severity === 'error' ? [`${file} ${code}`] : []));
}

describe('layouts beside the policies of a server with trusted keys', () => {
  it('are used once two persons have published them over HTTP, in one sequence with the policies', async () => {
    put(BANK, bank('1.csv'));
    expect(await faults()).toEqual([`${BANK} publication-missing`]);
    expect(await inUse('banks')).toEqual([]);
    const done = await publish(BANK, bank('1.csv'));
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(done.stdout).statement).toMatchObject({ path: BANK, sequence: 2 });
    expect(await publish(DEATHS, JSON.stringify(deaths), '--activate-on', '2999-01-01')).toMatchObject({
      code: 0,
    });
    expect(await inUse('banks')).toEqual([BANK]);
    expect(await inUse('registers')).toEqual([]);
    expect(await faults()).toEqual([]);
    const { versions } = JSON.parse((await as('zhang', 'status 500156')).stdout) as {
      versions: { path: string; status: string; sequence: number; activeFrom: string }[];
    };
    expect(
      versions.map(({ path, status, sequence, activeFrom }) => [path, status, sequence, activeFrom]),
    ).toEqual([
      [COUNTY, 'active', 1, '2023-01-01'],
      [BANK, 'active', 2, '2023-06-15'],
      [DEATHS, 'waiting', 3, '2999-01-01'],
    ]);
  });

  it('are checked before they are taken, and never edited: a change is a version of its own', async () => {
    const wrong = await publish(
      DEATHS.replace('deaths', 'burials'),
      JSON.stringify({ ...deaths, register: 'burials' }),
    );
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('/register');
    expect(wrong.stderr).toContain('policy-invalid');
    const edited = await publish(BANK, bank('2.csv'));
    expect(edited.stderr).toContain('right is a new version 500156-county/banks/rural_2.json');
    expect(await publish(BANK.replace('.json', '_2.json'), bank('2.csv'))).toMatchObject({ code: 0 });
    expect(await inUse('banks')).toEqual([BANK.replace('.json', '_2.json')]);
  });

  it('come back as a new version, and are fetched with the policies', async () => {
    const words = ['policy', 'pull', '500156', '--to', running.url, '--token', tokens.zhang];
    mkdirSync(desk.pathOf('pulled'));
    const policies = ['--policies', desk.pathOf('pulled')];
    expect((await huize([...words, ...policies])).stdout).toContain('8 files written, 0 left');
    const back = (version: string) =>
      huize(['policy', 'rollback', '500156', '--restore', version, '--json', ...policies]);
    expect((await back('banks/rural_2')).stderr).toContain(
      'right is an earlier version of a layout: banks/rural.json',
    );
    const restored = JSON.parse((await back('banks/rural')).stdout) as { file: string; restores: string };
    expect(restored.file).toBe(desk.pathOf('pulled/500156-county/banks/rural_3.json'));
    const text = readFileSync(restored.file, 'utf8');
    expect(text).toBe(bank('1.csv'));
    const third = BANK.replace('.json', '_3.json');
    const done = await publish(third, text, '--restores', restored.restores);
    expect(JSON.parse(done.stdout).statement).toMatchObject({ sequence: 5, restores: restored.restores });
    expect(await inUse('banks')).toEqual([third]);
  });

  it('that are altered, signed by another office, or put back to an older state leave the last good ones', async () => {
    const third = BANK.replace('.json', '_3.json');
    const at = third.replace('/', '/publications/');
    const [text, publication] = [third, at].map((path) => readFileSync(folder.pathOf(path), 'utf8'));
    const [author, approver] = elsewhere;
    const { statement } = JSON.parse(publication ?? '');
    for (const [path, wrong, code] of [
      [third, bank('evil.csv'), 'publication-altered'],
      [at, JSON.stringify({ statement, author: author.sign(statement) }), 'publication-not-approved'],
      [
        at,
        JSON.stringify({ statement, author: author.sign(statement), approval: approver.sign(statement) }),
        'publication-key-elsewhere',
      ],
    ] as const) {
      const right = path === third ? text : publication;
      put(path, wrong);
      // Without its publication the sequence of the jurisdiction ends before it: all of it stays as it was.
      expect((await faults()).map((one) => one.split(' ')[1])).toContain(
        path === third ? code : 'publication-older',
      );
      expect(await inUse('banks')).toEqual([third]);
      expect(running.library.current().catalogue.layoutsFor('500156', 'banks')[0]?.text).toBe(text);
      put(path, right ?? '');
    }
    expect(await faults()).toEqual([]);
    rmSync(folder.pathOf(third));
    rmSync(folder.pathOf(at));
    expect(await faults()).toContain(`${BANK} publication-older`);
    expect(await inUse('banks')).toEqual([third]);
    expect(running.library.current().catalogue.policyOn('500156', '2023-06-30').jurisdiction).toBe('500156');
  });
});
