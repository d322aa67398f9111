import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { MINI_PERSON, miniFolder } from '../support/mini-folder.ts';
import { runHuize } from '../support/run-huize.ts';

const WULONG_PERSON = {
  'certificate.kind': 'disability',
  'certificate.category': 'physical',
  'certificate.level': 1,
  'certificate.status': 'valid',
  'livelihood.status': 'minimum-living',
  'person.birthDate': '1980-05-06',
  'hukou.code': '500156',
  otherBenefits: [],
};
const wulong = ['--jurisdiction', '500156', '--month', '2023-03', '--facts'];
const folder = miniFolder();
afterAll(() => folder.remove());

describe('help and bad usage', () => {
  test('--help is on stdout with 0 and nothing on stderr', async () => {
    const run = await runHuize(['--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Usage: huize/);
    for (const command of ['policy', 'new', 'determine', 'doctor']) expect(run.stdout).toContain(command);
  });

  test.each([
    ['policy check'],
    ['policy list'],
    ['policy show'],
    ['policy diff'],
    ['new district'],
    ['determine'],
    ['doctor'],
  ])('%s --help', async (command) => {
    const run = await runHuize([...command.split(' '), '--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain(`Usage: huize ${command}`);
    expect(run.stdout).toContain('--json');
  });

  test('--version is the package’s', async () => {
    expect(await runHuize(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test.each([
    [['polcy', 'list'], '(Did you mean policy?)'],
    [['policy', 'lst'], '(Did you mean list?)'],
    [['policy', 'list', '--jsn'], '(Did you mean --json?)'],
    [['policy', 'show'], "missing required argument 'code'"],
    [['policy', 'diff', '500156', '--from', '2023-01-01'], "required option '--to <date>'"],
    [['determine', '--month', '2023-03'], "required option '--jurisdiction <code>'"],
    [['policy', 'check', '--format', 'xml'], 'Allowed choices are text, json, sarif'],
    [['policy'], 'Usage: huize policy'],
    [[], 'Usage: huize'],
  ])('%j is told on stderr with 2', async (words, message) => {
    const run = await runHuize(words);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});

describe('each command on the repository’s policies', () => {
  test('policy check: all files are clean', async () => {
    const run = await runHuize(['policy', 'check']);
    expect(run.stdout).toMatch(/^\d+ files, 0 errors, 0 warnings\n$/);
    expect(run.code).toBe(0);
  });

  test('policy list --json names the ten jurisdictions', async () => {
    const { stdout, code } = await runHuize(['policy', 'list', '--json']);
    const codes = JSON.parse(stdout).jurisdictions.map(({ code: one }: { code: string }) => one);
    expect(code).toBe(0);
    expect(codes).toEqual(
      expect.arrayContaining([
        '100000',
        '130000',
        '130110',
        '320583',
        '341723',
        '350200',
        '440100',
        '440300',
        '450800',
        '500156',
      ]),
    );
  });

  test('policy show --origin says which file states Wulong’s amount', async () => {
    const show = [
      'policy',
      'show',
      '500156',
      '--on',
      '2023-03-01',
      '--origin',
      '--section',
      'parameters.living',
    ];
    const { stdout, code } = await runHuize(show);
    expect(code).toBe(0);
    expect(stdout).toContain('amount: 80.00 yuan  ← 500156 2023-02-23');
    expect(stdout).toMatch(/cite: 武隆民政发〔2023〕9号 告知书 二\.2/);
  });

  test('policy diff compares in words and by examples, in the language of the locale', async () => {
    const diff = ['policy', 'diff', '500156', '--from', '2025-01-01', '--to', '2026-02-01'];
    const { stdout, code } = await runHuize(diff, { environment: { LANG: 'zh_CN.UTF-8' } });
    expect(code).toBe(0);
    expect(stdout).toContain('当月值 80.00元 → 100.00元');
    expect(stdout).toMatch(/增加 \d+，减少 0/);
  });

  test('determine reads facts from stdin: Wulong, level 1 on the guarantee, 170 a month', async () => {
    const { stdout, code } = await runHuize(['determine', ...wulong, '-', '--json'], {
      input: JSON.stringify(WULONG_PERSON),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      benefits: { living: { monthlyAmount: '80.00' }, nursing: { monthlyAmount: '90.00' } },
      totalMonthlyAmount: '170.00',
    });
  });

  test('determine refuses facts of a wrong type: nothing on stdout, 2', async () => {
    const run = await runHuize(['determine', ...wulong, '-'], { input: '{"certificate":{"level":"二级"}}' });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('/facts/certificate/level');
  });

  test('doctor --json is one document on stdout', async () => {
    const { stdout, stderr } = await runHuize(['doctor', '500156', '--on', '2023-03-20', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ jurisdiction: '500156', judgements: expect.any(Array) });
  });

  test('new district writes a folder that checks clean', async () => {
    const created = await runHuize(['new', 'district', '500155', '--dir', folder.pathOf('.'), '--json']);
    expect(created.code).toBe(0);
    expect(JSON.parse(created.stdout).written).toHaveLength(3);
    const check = await runHuize(['policy', 'check', '500155', '--policies', folder.pathOf('.')]);
    expect(check).toMatchObject({ code: 0, stdout: '3 files, 0 errors, 0 warnings\n' });
  });
});

describe('as a process among others', () => {
  test('no colour when piped, even where colours are forced', async () => {
    const { stdout } = await runHuize(['policy', 'list'], { environment: { FORCE_COLOR: '1' } });
    expect(stdout).not.toContain('\u001b');
  });

  test('`huize … | head` ends quietly', async () => {
    const run = await runHuize(['policy', 'show', '500156', '--json'], { readsAtMost: 10 });
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  });

  test('works from any folder, and reads paths from where the caller stands', async () => {
    writeFileSync(folder.pathOf('person.json'), JSON.stringify(MINI_PERSON));
    const ask = [
      'determine',
      '--jurisdiction',
      '500156',
      '--month',
      '2023-03',
      '--facts',
      'person.json',
      '--policies',
      '.',
    ];
    const { stdout, code } = await runHuize(ask, { folder: folder.pathOf('.') });
    expect(code).toBe(0);
    expect(stdout).toContain('In total 310.00 yuan a month');
  });

  test('run by npm, paths are still those of the caller', async () => {
    const environment = { npm_lifecycle_event: 'huize', INIT_CWD: folder.pathOf('.') };
    const { code, stdout } = await runHuize(['policy', 'list', '--policies', '.', '--json'], { environment });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).jurisdictions.map(({ code: one }: { code: string }) => one)).toContain(
      '500156',
    );
  });

  test('what goes wrong is on stderr, so that stdout stays for the answer', async () => {
    const run = await runHuize(['policy', 'show', '999999']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^jurisdiction-unknown: 999999 has no policy/);
  });
});
