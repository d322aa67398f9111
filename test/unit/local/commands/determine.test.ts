import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { MINI_PERSON, MINI_PUBLISHED_NATION, miniFolder, writePolicy } from '../../../support/mini-folder.ts';
import { MINI_COUNTY } from '../../../support/mini-policy.ts';
import { huize } from '../../../support/test-terminal.ts';

const folder = miniFolder();
afterAll(() => folder.remove());
const policies = ['--policies', folder.pathOf('.')];
const ask = ['determine', '--jurisdiction', '500156', '--month', '2023-03', '--facts', '-', ...policies];
const given = (facts: unknown) => ({
  readInput: async () => Buffer.from(typeof facts === 'string' ? facts : JSON.stringify(facts)),
});

describe('huize determine', () => {
  test('prints each benefit with its outcome, reasons and total', async () => {
    const { code, stdout } = await huize(ask, given(MINI_PERSON));
    expect(code).toBe(0);
    expect(stdout).toContain('Living allowance: granted  80.00 yuan a month  Minimum living');
    expect(stdout).toMatch(
      /✓ Not: In extreme poverty +Livelihood: minimum-living \(= extreme-poverty\) {2}\[国〔2016〕1号 二\]/,
    );
    expect(stdout).toContain('In total 310.00 yuan a month');
  });

  test('in Chinese where the environment or --lang says so', async () => {
    const byFlag = await huize([...ask, '--lang', 'zh'], given(MINI_PERSON));
    const byLocale = await huize(ask, { ...given(MINI_PERSON), language: 'zh' });
    expect(byFlag.stdout).toContain('合计每月310.00元');
    expect(byLocale.stdout).toBe(byFlag.stdout);
  });

  test('exits 0 whatever the outcome, and says what is missing and who has it', async () => {
    const { code, stdout } = await huize(ask, given({ 'certificate.status': 'valid' }));
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Livelihood (livelihood.status)  not given; from register “minimum-living”, the window, the applicant',
    );
  });

  test('shows the combinations that were weighed', async () => {
    const otherBenefits = [{ code: 'pension', monthlyAmount: '400.00' }];
    const { stdout } = await huize(ask, given({ ...MINI_PERSON, otherBenefits }));
    expect(stdout).toContain('→ War pension = 400.00');
    expect(stdout).toContain('Living allowance + Nursing allowance = 310.00');
  });

  test('takes {"facts", "factsAsOf"}; a register’s old word counts as unknown', async () => {
    const factsAsOf = { 'certificate.status': '2022-01-01' };
    const { stdout } = await huize([...ask, '--json'], given({ facts: MINI_PERSON, factsAsOf }));
    expect(JSON.parse(stdout)).toMatchObject({ isComplete: false, staleFacts: ['certificate.status'] });
  });

  test('--json is the determination itself', async () => {
    const { stdout } = await huize([...ask, '--json'], given(MINI_PERSON));
    expect(JSON.parse(stdout)).toMatchObject({
      jurisdiction: '500156',
      month: '2023-03',
      benefits: { nursing: { outcome: 'granted', monthlyAmount: '230.00' } },
      totalMonthlyAmount: '310.00',
    });
  });

  test('facts that cannot be used are refused one by one, with the nearest name, and exit 2', async () => {
    const { code, stdout, stderr } = await huize(
      ask,
      given({ certificate: { level: '二级' }, livelihod: { status: 'none' } }),
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      '/facts/certificate/level  certificate.level is "二级"; right is a whole number from 1 to 10',
    );
    expect(stderr).toContain('/facts/livelihod  livelihod is not a fact of this policy');
  });

  test('with --json a refusal is told on stdout, too', async () => {
    const { code, stdout } = await huize([...ask, '--json'], given({ nothing: 1 }));
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { name: 'facts-invalid', items: [{ pointer: '/facts/nothing' }] },
    });
  });

  test.each([
    ['{"secret": ', /^body-malformed: stdin is not well-formed JSON(?!.*secret)/],
    ['[]', /^body-malformed: stdin does not hold an object/],
    [`"${'x'.repeat(1_000_001)}"`, /^body-too-large: stdin has 1000003 bytes; right is at most 1000000/],
  ])('refuses what is not facts: %.20s', async (text, message) => {
    const { code, stderr } = await huize(ask, given(text));
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test.each([
    [['--month', '2023-13'], 'month-invalid: month is "2023-13"'],
    [['--jurisdiction', '500157'], 'jurisdiction-unknown: 500157 has no policy; did you mean 500156?'],
    [['--month', '2010-01'], 'policy-not-in-force: 500156 has no policy in force on 2010-01-31'],
    [['--facts', 'nowhere.json'], 'request-invalid: --facts nowhere.json is not a file'],
    [['--known-on', 'soon'], 'month-invalid: knownOn is "soon"'],
    [['--policies', 'nowhere'], 'request-invalid: policies folder'],
  ])('refuses %j and exits 2', async (words, message) => {
    const { code, stderr } = await huize([...ask, ...words], given(MINI_PERSON));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('reads a file from where the caller stands, a byte order mark included', async () => {
    writeFileSync(folder.pathOf('facts.txt'), `\uFEFF${JSON.stringify(MINI_PERSON)}`);
    const { code } = await huize([...ask, '--facts', 'facts.txt'], { folder: folder.pathOf('.') });
    expect(code).toBe(0);
  });

  test('decides nothing by what is left when the nation is broken', async () => {
    const fallen = miniFolder();
    writePolicy(fallen, '100000-nation/2016-01-01.json', {
      ...MINI_PUBLISHED_NATION,
      effectiveFrom: 'yesterday',
    });
    const { code, stderr } = await huize([...ask, '--policies', fallen.pathOf('.')], given({}));
    fallen.remove();
    expect(code).toBe(2);
    expect(stderr).toContain(
      'cannot be decided on 2023-03-31: 100000-nation/2016-01-01.json has errors and would count',
    );
  });

  test('decides nothing while a file that would count is broken; what starts later does not count', async () => {
    const broken = miniFolder();
    writePolicy(broken, '500156-county/2023-03-10.json', {
      ...MINI_COUNTY,
      effectiveFrom: '2023-03-10',
      benefits: 1,
    });
    const inFolder = [...ask, '--policies', broken.pathOf('.')];
    const march = await huize(inFolder, given(MINI_PERSON));
    const february = await huize([...inFolder, '--month', '2023-02'], given(MINI_PERSON));
    broken.remove();
    expect(march.code).toBe(2);
    expect(march.stderr).toContain(
      '500156 cannot be decided on 2023-03-31: 500156-county/2023-03-10.json has errors',
    );
    expect(february.code).toBe(0);
  });
});
