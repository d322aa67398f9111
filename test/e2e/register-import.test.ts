import { createWriteStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import { openData } from '../../functions/runtime/open-data.ts';
import { someone as cellsOf, recipient } from '../api/registers/register-api.ts';
import { runHuize } from '../support/run-huize.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { huize } from '../support/test-terminal.ts';

const LIVING = '姓名,身份证号,保障状态,纳入低保日期';
const DEATHS = '姓名,身份证号,死亡日期,登记状态';
const CERTIFICATES = '姓名,身份证号,残疾类别,残疾等级,发证日期,有效期止,证件状态';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = temporaryFolder();
  const opened = await openData(folder.pathOf('data'), systemClock);
  for (const seed of ['dies', 'slip', 'later', 'certificate'])
    await recipient(opened, seed, ['living', 'nursing']);
  opened.close();
});
afterAll(() => folder.remove());

const someone = (seed: number): string => {
  const { name, residentId } = syntheticIdentity(`register e2e ${seed}`, { bornOn: '1970-01-01' });
  return `${name},${residentId}`;
};

const someoneCells = (seed: string): string => cellsOf(seed).join(',');
const data = (): readonly string[] => ['--data', folder.pathOf('data')];

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly monthlyFen: number;
}

/** What a comparison of a day found. */
async function compared(on: string): Promise<{ readonly found: Readonly<Record<string, number>> }> {
  const { stdout } = await huize(['compare', '--jurisdiction', '500156', '--on', on, ...data(), '--json']);
  return JSON.parse(stdout);
}

/** What is to be settled. */
async function findings(): Promise<readonly Told[]> {
  const { stdout } = await huize(['findings', 'list', '--jurisdiction', '500156', ...data(), '--json']);
  return JSON.parse(stdout).findings;
}

interface Imported {
  readonly id: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly errors: readonly { readonly line: number; readonly code: string; readonly detail: string }[];
  readonly error?: { readonly name: string; readonly message: string };
}

/** Writes a file and imports it into the data folder by the real command. */
async function bring(
  register: string,
  asOf: string,
  content: string | Uint8Array,
  { name = 'register.csv', covers = 'changes' } = {},
): Promise<{ readonly code: number; readonly told: Imported }> {
  writeFileSync(folder.pathOf(name), content);
  const words = ['register', 'import', name, '--register', register, '--jurisdiction', '500156'];
  const given = ['--as-of', asOf, '--covers', covers, '--data', folder.pathOf('data'), '--json'];
  const { code, stdout } = await huize([...words, ...given], { folder: folder.pathOf('.') });
  return { code, told: JSON.parse(stdout) as Imported };
}

describe('huize register import', () => {
  it('takes UTF-8 and GB18030, and the same file for the same day once', async () => {
    const text = `${LIVING}\n${someone(1)},在保,2023-01-10\n`;
    const first = await bring('minimum-living', '2025-03-01', text);
    expect(first).toMatchObject({ code: 0, told: { state: 'done', counts: { rows: 1, added: 1 } } });
    expect((await bring('minimum-living', '2025-03-01', text)).told).toEqual(first.told);
    const legacy = await bring('minimum-living', '2025-03-02', iconv.encode(text, 'gb18030'));
    expect(legacy.told.counts).toMatchObject({ rows: 1, unchanged: 1, faulty: 0 });
  });

  it('tells a file of another register, in UTF-16, or of no register, and takes nothing', async () => {
    const wrong = await bring('deaths', '2025-03-01', `${LIVING}\n${someone(2)},在保,2023-01-10\n`);
    expect(wrong).toMatchObject({ code: 2, told: { error: { name: 'register-file-layout' } } });
    const utf16 = await bring(
      'deaths',
      '2025-03-01',
      iconv.encode(`${DEATHS}\n`, 'utf16le', { addBOM: true }),
    );
    expect(utf16).toMatchObject({ code: 2, told: { error: { name: 'exchange-file-unreadable' } } });
    const none = await bring('deths', '2025-03-01', `${DEATHS}\n`);
    expect(none).toMatchObject({ code: 2, told: { error: { name: 'register-unknown' } } });
  });

  it('tells half a line at the end and bytes that are no text by line, and takes the rest', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${someone(100 + at)},2024-02-01,`);
    const good = Buffer.from(`${[DEATHS, ...rows].join('\n')}\n`);
    const broken = Buffer.concat([
      Buffer.from('甲'),
      Buffer.from([0xff, 0xfe, 0xff]),
      Buffer.from(',x,y,z\n'),
    ]);
    const half = Buffer.from(someone(4));
    const { code, told } = await bring('deaths', '2025-03-01', Buffer.concat([good, broken, half]));
    expect(code).toBe(1);
    expect(told.counts).toMatchObject({ rows: 42, added: 40, faulty: 2 });
    expect(told.errors.map(({ line, code: kind }) => [line, kind])).toEqual([
      [42, 'line-unreadable'],
      [43, 'line-unreadable'],
    ]);
    expect(told.errors[1]?.detail).toContain('half a line');
    const listed = await huize(['register', 'errors', told.id, '--data', folder.pathOf('data')]);
    expect(listed).toMatchObject({ code: 1, stdout: expect.stringContaining('line 43') });
  });

  it('finds a death, lets it fall away where it is withdrawn, and remembers what an officer rejected', async () => {
    const text = `${DEATHS}\n${someoneCells('dies')},2025-02-05,\n`;
    await bring('deaths', '2025-03-31', text);
    expect((await compared('2025-03-31')).found).toEqual({ 'should-stop': 1 });
    const [finding] = await findings();
    expect(finding).toMatchObject({ kind: 'should-stop', subject: ['event.death'] });
    const shown = await huize(['findings', 'show', `${finding?.id}`, ...data()]);
    expect(shown.stdout).toContain('deaths 2025-03-31');
    await bring('deaths', '2025-04-30', `${DEATHS}\n${someoneCells('dies')},2025-02-05,撤销\n`);
    expect(await compared('2025-04-30')).toMatchObject({ superseded: 1 });
    expect(await findings()).toEqual([]);

    await bring('deaths', '2025-05-31', `${DEATHS}\n${someoneCells('slip')},2025-05-05,\n`);
    await compared('2025-05-31');
    const [other] = await findings();
    const settle = ['findings', 'settle', `${other?.id}`, '--by', 'li', ...data(), '--json'];
    const short = await huize([...settle, '--action', 'reject']);
    expect(short).toMatchObject({ code: 2, stdout: expect.stringContaining('decision-needs-ground') });
    const ground = '入户核实本人健在，系登记错误';
    const settled = await huize([...settle, '--action', 'reject', '--ground', ground, '--revision', '1']);
    expect(JSON.parse(settled.stdout)).toMatchObject({
      status: 'rejected',
      settlement: { officer: 'li', ground },
    });
    await bring('deaths', '2025-06-30', `${DEATHS}\n${someoneCells('slip')},2025-05-05,\n`);
    expect((await compared('2025-06-30')).found).toEqual({});
  });

  it('takes an event dated in the future and lets nothing stop before its day', async () => {
    const row = `${someoneCells('later')},2025-08-15,`;
    expect(await bring('deaths', '2025-07-03', `${DEATHS}\n${row}\n`)).toMatchObject({ code: 0 });
    await compared('2025-07-03');
    const [found] = await findings();
    expect(found).toMatchObject({
      subject: ['event.death'],
      totalFen: 0,
      atStake: [{ from: '2025-09' }, {}],
    });
  });

  it('tells certificate dates that contradict each other, and proposes nothing from such a row', async () => {
    const row = `${someoneCells('certificate')},肢体,一级,2023-02-01,2021-02-01,有效`;
    await bring('disability-certificates', '2025-07-04', `${CERTIFICATES}\n${row}\n`);
    await compared('2025-07-04');
    const open = await findings();
    const conflict = open.find(({ kind }) => kind === 'conflict');
    expect(conflict).toMatchObject({ proposed: [] });

    const paged: string[] = [];
    const list = ['findings', 'list', '--jurisdiction', '500156', ...data()];
    for (let cursor: string | null = null; ; ) {
      const { stdout } = await huize([
        ...list,
        '--limit',
        '1',
        '--json',
        ...(cursor ? ['--cursor', cursor] : []),
      ]);
      const page: { findings: readonly Told[]; next: string | null } = JSON.parse(stdout);
      paged.push(...page.findings.map(({ id }) => id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(paged).toEqual(open.map(({ id }) => id));
    expect(paged.length).toBeGreaterThan(1);
    const conflicts = await huize([...list, '--kind', 'conflict', '--limit', '1']);
    expect(conflicts.stdout).toContain(`${conflict?.id}`); // after pages that hold none
    expect((await huize([...list, '--limit', '1'])).stderr).toMatch(/--cursor \S+/);
    expect(await huize([...list, '--limit', '0'])).toMatchObject({ code: 2 });
    expect(await huize([...list, '--cursor', 'x'])).toMatchObject({ code: 2 });
  });

  it('lists registers with their age, in Chinese too', async () => {
    const words = [
      'register',
      'list',
      '--jurisdiction',
      '500156',
      '--data',
      folder.pathOf('data'),
      '--lang',
      'zh',
    ];
    const { code, stdout } = await huize(words);
    expect(code).toBe(0);
    expect(stdout).toMatch(/deaths\s+死亡.*2025-07-03\s+\d+/);
  });

  it('reads a file that is larger than its memory', async () => {
    // 100 MB of rows by a process whose heap is held to 160 MB, most of it the platform's own; bench/large-register.ts does it with 2 GB.
    const people = Array.from({ length: 50 }, (_, at) => `${someone(1000 + at)},在保,2023-01-10`);
    function* rows(): Generator<string> {
      yield `${LIVING},备注\n`;
      for (let at = 0; at < 1000; at++) yield `${people[at % people.length]},${'x'.repeat(100_000)}\n`;
    }
    await pipeline(Readable.from(rows()), createWriteStream(folder.pathOf('large.csv')));
    const words = [
      'register',
      'import',
      'large.csv',
      '--register',
      'minimum-living',
      '--jurisdiction',
      '500156',
    ];
    const { code, stdout, stderr } = await runHuize(
      [...words, '--as-of', '2025-06-01', '--covers', 'changes', '--data', folder.pathOf('data'), '--json'],
      { folder: folder.pathOf('.'), environment: { NODE_OPTIONS: '--max-old-space-size=160' } },
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { rows: 1000, added: 50, unchanged: 950 } });
  });
});
