import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { miniFolder, writePolicy } from '../../../support/mini-folder.ts';
import { MINI_COUNTY } from '../../../support/mini-policy.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { huize } from '../../../support/test-terminal.ts';

const folder = miniFolder();
const empty = temporaryFolder();
afterAll(() => {
  folder.remove();
  empty.remove();
});
const policies = ['--policies', folder.pathOf('.')];
const inFolder = { folder: folder.pathOf('.') };

describe('huize policy list', () => {
  test('names every jurisdiction with level, parent, versions and unread documents', async () => {
    const { code, stdout } = await huize(['policy', 'list', ...policies]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^500156 {2}Mini county {2}county {2}100000 {2}1 of 1 +2023-02-23 2024-01-01$/m);
  });

  test('--json has the digests', async () => {
    const { stdout } = await huize(['policy', 'list', '--json', ...policies]);
    expect(JSON.parse(stdout).jurisdictions[1]).toMatchObject({
      code: '500156',
      parent: '100000',
      versions: [{ effectiveFrom: '2023-02-23', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }, {}],
      unverifiedDocuments: ['county-9'],
    });
  });
});

describe('huize policy show', () => {
  const show = ['policy', 'show', '500156', '--on', '2023-03-01', ...policies];

  test('prints conditions and amounts in words, and with --origin the file of each', async () => {
    const { stdout } = await huize([...show, '--origin', '--section', 'benefits.living.classes.margin']);
    expect(stdout).toContain('margin  Low income');
    expect(stdout).toMatch(/when: “精神三四级或重度” and 收入倍数 ≤ 1.5 {2}← 100000 2016-01-01/);
    expect(stdout).toContain('amount: 10% of “低保标准”  ← 100000 2016-01-01');
  });

  test('a limit that the text does not give is shown as such, with the default of the level above', async () => {
    const { stdout } = await huize([...show, '--section', 'chains.standard.stages']);
    expect(stdout).toContain('limit: 3 working days');
    expect(stdout).toContain('limit: not set (default 2 working days, 国〔2016〕1号 七)');
  });

  test('a fact is a section though its id has a dot, and a table reads as conditions', async () => {
    const fact = await huize([...show, '--section', 'facts.certificate.level']);
    expect(fact.stdout).toContain('question: Which level does the certificate state?');
    const rows = await huize([...show, '--section', 'benefits.nursing.table']);
    expect(rows.stdout).toContain('when: Level = 2 and Livelihood = minimum-living');
  });

  test('--json gives digest, layers, rules and the origin of every value', async () => {
    const shown = JSON.parse((await huize([...show, '--json'])).stdout);
    expect(shown).toMatchObject({
      jurisdiction: '500156',
      on: '2023-03-01',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      layers: [{ jurisdiction: '100000' }, { jurisdiction: '500156', effectiveFrom: '2023-02-23' }],
      rules: { parameters: { nursing: { amount: '120.00' } } },
      origins: { '/parameters/nursing/amount': { jurisdiction: '500156', effectiveFrom: '2023-02-23' } },
    });
  });

  test('a section of --json has its own rules and origins only', async () => {
    const shown = JSON.parse((await huize([...show, '--json', '--section', 'parameters.nursing'])).stdout);
    expect(shown.rules).toMatchObject({ amount: '120.00' });
    expect(Object.keys(shown.origins)).toEqual(
      expect.arrayContaining(['/parameters/nursing/amount', '/parameters/nursing/label']),
    );
    expect(Object.keys(shown.origins).every((pointer) => pointer.startsWith('/parameters/nursing'))).toBe(
      true,
    );
  });

  test('an unknown section is refused with the nearest', async () => {
    const { code, stderr } = await huize([...show, '--section', 'benefit.living']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean benefits?');
  });

  test('holds today where no day is given', async () => {
    const { stdout } = await huize([
      'policy',
      'show',
      '500156',
      '--section',
      'parameters.nursing',
      ...policies,
    ]);
    expect(stdout).toContain('2026-03-02');
    expect(stdout).toContain('amount: 150.00 yuan');
  });
});

describe('huize policy diff', () => {
  const diff = ['policy', 'diff', '500156', '--from', '2023-03-01', ...policies];

  test('says what changed, and what every example comes to before and after', async () => {
    const { code, stdout } = await huize([...diff, '--to', '2024-03-01']);
    expect(code).toBe(0);
    expect(stdout).toContain('~ Changed parameter “护理补贴标准” (nursing): value 120.00 yuan → 150.00 yuan');
    expect(stdout).toMatch(
      /\+ Level 1, no guarantee: nursing 120\.\s+500156-county\/examples\/granted-nursing-severe\.json\n +nursing {2}120\.00 \(severe\) → 150\.00 \(severe\)\n +total +120\.00 → 150\.00/,
    );
    expect(stdout).toContain(
      '1 more, 0 less, 0 as much for other reasons or open, 1 unchanged, 0 not comparable.',
    );
  });

  test('backwards the same is less', async () => {
    const { stdout } = await huize([
      'policy',
      'diff',
      '500156',
      '--from',
      '2024-03-01',
      '--to',
      '2023-03-01',
      ...policies,
      '--lang',
      'zh',
    ]);
    expect(stdout).toContain('减少 1');
  });

  test('--exit-code is 1 where there are differences, 0 where there are none', async () => {
    expect((await huize([...diff, '--to', '2024-03-01', '--exit-code'])).code).toBe(1);
    expect((await huize([...diff, '--to', '2023-12-31', '--exit-code'])).code).toBe(0);
  });

  test('--json has changes, examples and their tally', async () => {
    const { stdout } = await huize([...diff, '--to', '2024-03-01', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      changes: [{ kind: 'changed', area: 'parameter', pointer: '/parameters/nursing', touches: 'rules' }],
      summary: { changes: 1, examples: { '+': 1, '-': 0, '~': 0, '=': 1, '!': 0 } },
    });
  });
});

describe('huize policy check', () => {
  const broken = temporaryFolder();
  const county = { ...MINI_COUNTY, parameters: { nursng: { amount: '120.00', cite: 'county-9 一' } } };
  beforeAll(() => writePolicy(broken, '500156-county/2023-02-23.json', JSON.stringify(county, null, 2)));
  afterAll(() => broken.remove());

  test('a clean folder: one line and exit 0', async () => {
    const { code, stdout } = await huize(['policy', 'check', ...policies, '--warnings-ok']);
    expect(stdout.split('\n').at(-1)).toMatch(/^5 files, 0 errors, \d+ warnings$/);
    expect(code).toBe(0);
  });

  test('warnings count as findings unless they are said to be fine', async () => {
    const { code, stdout } = await huize(['policy', 'check', '100000', ...policies]);
    expect(stdout).toContain('  warning  no-examples  ');
    expect(code).toBe(1);
    expect((await huize(['policy', 'check', '100000', '--no-examples', ...policies])).code).toBe(0);
  });

  test('says what it found in Chinese by --lang or the locale, and in JSON in both languages', async () => {
    const path = broken.pathOf('500156-county/2023-02-23.json');
    const check = (words: string[], language: 'zh' | 'en') =>
      huize(['policy', 'check', path, ...policies, ...words], { language });
    const chinese = await check([], 'zh');
    expect(chinese.stdout).toMatch(/ {2}(错误|警告) {2}[\w-]+ {2}.*参数 nursng /);
    expect(chinese.stdout).toMatch(/\n1 个文件，\d+ 个错误，\d+ 个警告$/);
    expect((await check(['--lang', 'zh'], 'en')).stdout).toBe(chinese.stdout);
    expect((await check(['--lang', 'en'], 'zh')).stdout).toMatch(
      / {2}(error|warning) {2}[\w-]+ {2}the parameter nursng /,
    );
    const { findings } = JSON.parse((await check(['--json'], 'en')).stdout);
    for (const { message } of findings)
      expect(message).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) });
    const { runs } = JSON.parse((await check(['--format', 'sarif'], 'zh')).stdout);
    expect(runs[0].language).toBe('zh-CN');
  });

  test('a file elsewhere is checked with the levels above of the policies folder', async () => {
    const path = broken.pathOf('500156-county/2023-02-23.json');
    const { code, stdout } = await huize(['policy', 'check', path, ...policies]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${path}:`);
    expect(stdout).toMatch(/2023-02-23\.json:\d+:\d+ {2}\w+ {2}[\w-]+ {2}.*nursng/);
    expect(stdout).not.toContain('100000-nation');
  });

  test('only what was asked for is told, by file, folder or code', async () => {
    const files = async (...asked: string[]) =>
      JSON.parse((await huize(['policy', 'check', '--json', ...asked, ...policies], inFolder)).stdout).files;
    expect(await files('500156-county/examples')).toBe(2);
    expect(await files('500156-county/2023-02-23.json', '500156-county/2024-01-01.json')).toBe(2);
    expect(await files('500156')).toBe(4);
  });

  test('an example that fails is found at its expected value', async () => {
    const failing = miniFolder();
    const example = '500156-county/examples/wrong.json';
    writePolicy(failing, example, {
      title: '错',
      month: '2023-03',
      facts: { 'hukou.code': '110101' },
      expected: { benefits: { living: { outcome: 'granted' } } },
    });
    const { code, stdout } = await huize(['policy', 'check', example, '--policies', '.'], {
      folder: failing.pathOf('.'),
    });
    failing.remove();
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^500156-county\/examples\/wrong\.json:\d+:\d+ {2}error {2}example-fails {2}living is refused/,
    );
  });

  test('--format sarif is a SARIF log with the rule of each finding', async () => {
    const { stdout } = await huize(['policy', 'check', broken.pathOf('.'), '--format', 'sarif', ...policies]);
    const [run] = JSON.parse(stdout).runs;
    expect(run.results.length).toBeGreaterThan(0);
    expect(run.tool.driver).toMatchObject({ name: 'huize', version: '0.1.0' });
  });

  test.each([
    ['500156-county/2023-02-32.json', 'does not exist; did you mean 500156-county/2023-02-23.json?'],
    ['500199', 'does not exist'],
  ])('%s could not be checked: exit 2', async (path, message) => {
    const { code, stderr } = await huize(['policy', 'check', path, ...policies], inFolder);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a folder without policies could not be checked', async () => {
    const { code, stderr } = await huize(['policy', 'check', empty.pathOf('.'), ...policies]);
    expect(code).toBe(2);
    expect(stderr).toContain('holds no JSON file');
  });
});
