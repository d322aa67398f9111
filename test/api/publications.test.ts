import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRuntime, startLocal } from '../../functions/runtime/local.ts';
import { MINI_PERSON, MINI_PUBLISHED_NATION, miniFolder } from '../support/mini-folder.ts';
import { MINI_COUNTY } from '../support/mini-policy.ts';
import { published, testSigner } from '../support/publishing.ts';
import { runHuize } from '../support/run-huize.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';
import { fail } from './repository-api.ts';

const NATION = '100000-nation/2016-01-01.json';
const COUNTY = '500156-county/2023-02-23.json';
const NEXT = '500156-county/2023-06-01.json';

const zhang = testSigner('zhang', 'policy-author');
const li = testSigner('li', 'policy-approver');
const nationAuthor = testSigner('a', 'policy-author', '100000');
const nationApprover = testSigner('b', 'policy-approver', '100000');

let folder: TemporaryFolder;
let keys: TemporaryFolder;
let clock: TestClock;
let runtime: LocalRuntime | undefined;

beforeEach(() => {
  folder = miniFolder();
  keys = temporaryFolder();
  const trusted = [zhang, li, nationAuthor, nationApprover].map(({ key }) => key);
  writeFileSync(keys.pathOf('trusted.json'), JSON.stringify({ keys: trusted }));
  writeFileSync(keys.pathOf('zhang.pem'), zhang.pem);
  writeFileSync(keys.pathOf('li.pem'), li.pem);
  clock = testClock('2023-06-15');
  for (const place of readdirSync(folder.pathOf('.'))) rmSync(folder.pathOf(place), { recursive: true });
  put(NATION, JSON.stringify(MINI_PUBLISHED_NATION));
  put(COUNTY, JSON.stringify(MINI_COUNTY));
  for (const [path, author, approver] of [
    [NATION, nationAuthor, nationApprover],
    [COUNTY, zhang, li],
  ] as const) {
    const text = readFileSync(folder.pathOf(path), 'utf8');
    const publication = published({ path, text, activeFrom: '2023-01-01' }, [], author, approver);
    put(path.replace('/', '/publications/'), JSON.stringify(publication));
  }
});

afterEach(async () => {
  await runtime?.close();
  runtime = undefined;
  folder.remove();
  keys.remove();
});

function put(path: string, text: string): void {
  mkdirSync(folder.pathOf(path.slice(0, path.lastIndexOf('/'))), { recursive: true });
  writeFileSync(folder.pathOf(path), text);
}

async function start(): Promise<LocalRuntime> {
  runtime = await startLocal(
    {
      port: 0,
      host: '127.0.0.1',
      policies: folder.pathOf('.'),
      data: keys.pathOf('data'),
      openness: 'stateless',
      trustedKeys: keys.pathOf('trusted.json'),
    },
    { onPolicies: () => undefined, onFault: fail, clock },
  );
  return runtime;
}

/** Somebody whose nursing allowance is the county's amount. */
const FACTS = {
  ...MINI_PERSON,
  livelihood: { status: 'none' },
  household: { disabledMembers: 1, incomePerHead: '3000.00' },
};

async function nursing({ url }: LocalRuntime, month = '2023-06'): Promise<string | undefined> {
  const response = await fetch(`${url}/v1/determinations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jurisdiction: '500156', month, facts: FACTS }),
  });
  const answer = (await response.json()) as {
    benefits?: Record<string, { monthlyAmount: string }>;
    type?: string;
  };
  return answer.benefits?.nursing?.monthlyAmount ?? answer.type;
}

const nextVersion = () =>
  JSON.stringify({
    ...MINI_COUNTY,
    effectiveFrom: '2023-06-01',
    parameters: { nursing: { amount: '130.00', cite: 'county-9 二' } },
  });

async function codesIn(running: LocalRuntime): Promise<string[]> {
  await running.library.refresh();
  return running.library
    .current()
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ file, code }) => `${file} ${code}`);
}

describe('a server with trusted keys', () => {
  it('uses what was published, and neither an unsigned file nor one that was altered', async () => {
    const running = await start();
    const before = await nursing(running);
    expect(before).toMatch(/^\d+\.\d\d$/);
    put(NEXT, nextVersion());
    expect(await codesIn(running)).toEqual([`${NEXT} publication-missing`]);
    put(
      COUNTY,
      JSON.stringify({ ...MINI_COUNTY, parameters: { nursing: { amount: '999.00', cite: 'county-9 二' } } }),
    );
    expect(await codesIn(running)).toContain(`${COUNTY} publication-altered`);
    expect(await nursing(running)).toBe(before);
  });

  it('keeps the last good one when a signature or the file itself is taken away', async () => {
    const running = await start();
    const before = await nursing(running);
    rmSync(folder.pathOf(COUNTY.replace('/', '/publications/')));
    expect(await codesIn(running)).toEqual([`${COUNTY} publication-missing`]);
    rmSync(folder.pathOf(NATION));
    expect(await codesIn(running)).toContain(`${NATION} publication-gone`);
    expect(await nursing(running)).toBe(before);
  });

  it('decides nothing from altered files after a restart, and goes on once they are as published', async () => {
    const good = readFileSync(folder.pathOf(COUNTY), 'utf8');
    put(COUNTY, good.replace('county', 'County'));
    const running = await start();
    expect(await nursing(running)).toMatch(/problems/);
    put(COUNTY, good);
    await running.library.refresh();
    expect(await nursing(running)).toMatch(/^\d+\.\d\d$/);
  });

  it('takes a version over HTTP by two persons, from its day on, without a restart', async () => {
    const running = await start();
    const before = await nursing(running);
    const token = (role: string, subject: string) =>
      running.data.issuer.issueToken({ role, jurisdiction: '500156', subject, lifetimeInMinutes: 60 });
    writeFileSync(keys.pathOf('next.json'), '');
    mkdirSync(keys.pathOf('500156-county'));
    const draft = keys.pathOf('500156-county/2023-06-01.json');
    writeFileSync(draft, nextVersion());
    const publish = ['policy', 'publish', draft, '--to', running.url, '--key', keys.pathOf('zhang.pem')];
    const author = await token('policy-author', 'zhang');
    const proposed = await runHuize([...publish, '--activate-on', '2023-07-01', '--json', '--token', author]);
    expect(proposed).toMatchObject({ code: 0, stderr: '' });
    const { statement } = JSON.parse(proposed.stdout) as { statement: { digest: string; sequence: number } };
    expect(statement.sequence).toBe(2);
    const approve = (key: string, as: string) =>
      runHuize([
        'policy',
        'approve',
        '500156',
        statement.digest.slice(0, 10),
        '--to',
        running.url,
        '--key',
        keys.pathOf(key),
        '--token',
        as,
      ]);
    expect((await approve('zhang.pem', author)).stderr).toContain('right is a key of a policy-approver');
    const approved = await approve('li.pem', await token('policy-approver', 'li'));
    expect(approved).toMatchObject({ code: 0, stderr: '' });
    await running.library.refresh();
    expect(await nursing(running)).toBe(before);
    clock.set('2023-07-01');
    await running.library.refresh();
    expect(await nursing(running)).toBe('130.00');
    const later = await token('policy-author', 'zhang');
    const status = await runHuize([
      'policy',
      'status',
      '500156',
      '--to',
      running.url,
      '--token',
      later,
      '--json',
    ]);
    const { versions } = JSON.parse(status.stdout) as {
      versions: { path: string; status: string; approver: string }[];
    };
    expect(versions.map(({ path, status, approver }) => [path, status, approver])).toEqual([
      [COUNTY, 'active', 'li'],
      [NEXT, 'active', 'li'],
    ]);
  });

  it('refuses a version with errors, one that was published, and one that somebody overtook', async () => {
    const running = await start();
    const as = await running.data.issuer.issueToken({
      role: 'policy-author',
      jurisdiction: '500156',
      subject: 'zhang',
      lifetimeInMinutes: 60,
    });
    mkdirSync(keys.pathOf('500156-county'));
    const publish = async (name: string, text: string) => {
      writeFileSync(keys.pathOf(`500156-county/${name}`), text);
      const to = ['--to', running.url, '--key', keys.pathOf('zhang.pem'), '--token', as];
      return (await runHuize(['policy', 'publish', keys.pathOf(`500156-county/${name}`), ...to])).stderr;
    };
    expect(await publish('2023-06-01.json', nextVersion().replace('"130.00"', '"many"'))).toMatch(
      /policy-invalid/,
    );
    expect(await publish('2023-02-23.json', JSON.stringify(MINI_COUNTY))).toMatch(/published-already/);
    expect(await publish('2023-06-01.json', nextVersion())).toBe('');
  });

  it('does not go back behind what was in use, also after a restart', async () => {
    const before = readFileSync(folder.pathOf(COUNTY.replace('/', '/publications/')), 'utf8');
    put(NEXT, nextVersion());
    const second = published({ path: NEXT, text: nextVersion() }, [JSON.parse(before)], zhang, li);
    put(NEXT.replace('/', '/publications/'), JSON.stringify({ ...second, statement: second.statement }));
    const running = await start();
    expect(await codesIn(running)).toEqual([]);
    await running.close();
    rmSync(folder.pathOf(NEXT));
    rmSync(folder.pathOf(NEXT.replace('/', '/publications/')));
    const again = await start();
    expect(await codesIn(again)).toContain(`${COUNTY} publication-older`);
    expect(await nursing(again)).toMatch(/problems/);
  });
});

describe('the command line on the data of such a server', () => {
  it('uses what was published alone, in payments, registers and oversight', async () => {
    await (await start()).close();
    runtime = undefined;
    put('130104-unsigned/2023-02-23.json', JSON.stringify({ ...MINI_COUNTY, jurisdiction: '130104' }));
    const trusted = keys.pathOf('trusted.json');
    const huize = (command: string, ...more: string[]) =>
      runHuize([
        ...command.split(' '),
        ...['--data', keys.pathOf('data'), '--policies', folder.pathOf('.'), '--json', ...more],
      ]);
    for (const [command, isRefused] of [
      ['payments prepare 130104 --month 2023-05 --by zhang', 'has no policy'],
      ['compare --jurisdiction 130104', 'has no policy'],
      ['register list --jurisdiction 130104', 'has no policy'],
    ] as const) {
      const signed = await huize(command, '--trusted-keys', trusted);
      expect([command, signed.code]).toEqual([command, 2]);
      expect(signed.stderr).toContain(isRefused);
      expect([command, (await huize(command)).code]).toEqual([command, 0]);
    }
    const counties = async (...more: string[]) =>
      JSON.parse((await huize('oversight --jurisdiction 100000', ...more)).stdout).counties.map(
        ({ jurisdiction }: { jurisdiction: string }) => jurisdiction,
      );
    expect(await counties()).toContain('130104');
    expect(await counties('--trusted-keys', trusted)).toContain('500156');
    const nowhere = await huize(
      'oversight --jurisdiction 100000',
      '--trusted-keys',
      keys.pathOf('none.json'),
    );
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toContain('none.json');
  });
});
