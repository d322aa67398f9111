import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../../../functions/core/policies/check/check-all.ts';
import {
  checkPolicies,
  type PolicyText,
} from '../../../../../functions/core/policies/check/check-policies.ts';
import { checkExamples } from '../../../../../functions/core/policies/check/examples/check-examples.ts';
import {
  COUNTY_EXAMPLE,
  COUNTY_FILE,
  draftOf,
  exampleText,
  NATION_FILE,
  PROVINCE_FILE,
  put,
  textOf,
} from '../../../../support/policy-fixtures.ts';
import { brief, type Change } from './checking.ts';

const policies = [textOf(NATION_FILE), textOf(PROVINCE_FILE), textOf(COUNTY_FILE)];

function example(...changes: Change[]): PolicyText {
  return exampleText(changes.reduce((draft, [at, value]) => put(draft, at, value), draftOf(COUNTY_EXAMPLE)));
}

/** Findings on the example itself. */
async function found(...changes: Change[]) {
  const { findings } = await checkAll([...policies, example(...changes)]);
  return findings.filter(({ file }) => file.includes('/examples/'));
}

describe('a worked example', () => {
  it('that holds is reported by nothing', async () => {
    expect(await found()).toEqual([]);
  });

  it.each<[string, Change, string, string]>([
    [
      'outcome',
      ['expected.benefits.living.outcome', 'refused'],
      '/expected/benefits/living/outcome',
      'living is granted (class.poor); the example expects refused',
    ],
    [
      'amount',
      ['expected.benefits.living.monthlyAmount', '80.01'],
      '/expected/benefits/living/monthlyAmount',
      'living comes to 80.00; the example expects 80.01',
    ],
    [
      'class',
      ['expected.benefits.living.class', 'low'],
      '/expected/benefits/living/class',
      'living is due by poor; the example expects low',
    ],
    [
      'reason',
      ['expected.benefits.living.because', ['class.poor', 'class.low']],
      '/expected/benefits/living/because/1',
      'class.low does not decide living; what does is class.poor',
    ],
    [
      'total',
      ['expected.totalMonthlyAmount', '90.00'],
      '/expected/totalMonthlyAmount',
      'all benefits come to 80.00; the example expects 90.00',
    ],
    [
      'missing facts',
      ['expected.benefits.living.missing', ['person.birthDate']],
      '/expected/benefits/living/missing',
      'living lacks nothing; the example expects person.birthDate',
    ],
  ])('that expects another %s fails at the expected value', async (_, change, pointer, message) => {
    const [finding, ...rest] = await found(change);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      code: 'example-fails',
      severity: 'error',
      pointer,
      message: { en: message },
    });
    expect(finding?.line).toBeGreaterThan(10);
  });

  it('may write an amount without its decimals', async () => {
    expect(await found(['expected.totalMonthlyAmount', '80'])).toEqual([]);
  });

  it('names a benefit that the policy has', async () => {
    const [finding] = await found(['expected.benefits.livin', { outcome: 'granted' }]);
    expect(finding).toMatchObject({ code: 'unknown-benefit', nearest: 'living' });
  });

  it.each<[string, Change, string, string | undefined]>([
    ['an unknown fact', ['facts.livelihood.statu', 'none'], '/facts/livelihood/statu', 'livelihood.status'],
    [
      'an unknown value',
      ['facts.livelihood.status', 'minimum-livng'],
      '/facts/livelihood/status',
      'minimum-living',
    ],
    ['"二级" for a level', ['facts[certificate.level]', '二级'], '/facts/certificate.level', undefined],
    [
      'an unknown other benefit',
      ['facts.otherBenefits', [{ code: 'orphans' }]],
      '/facts/otherBenefits/0/code',
      'orphan',
    ],
  ])('with %s is reported at the fact', async (_, change, pointer, nearest) => {
    const [finding] = await found(change);
    expect(finding).toMatchObject({ code: 'example-facts', pointer, ...(nearest && { nearest }) });
  });

  it('asks for a month in which the policy is in force', async () => {
    const [finding] = await found(['month', '1999-01']);
    expect(finding).toMatchObject({ code: 'example-no-policy', pointer: '/month' });
    expect(finding?.message.en).toContain('2022-03-01');
  });

  it('with month 2023-13 does not fit the schema', async () => {
    expect(brief(await found(['month', '2023-13']))).toEqual(['wrong-form /month']);
  });

  it('of a district that was left out is not run', async () => {
    const broken = { path: '130110-place/2022-03-01.json', text: '{' };
    const { findings } = await checkAll([...policies.slice(0, 2), broken, example()]);
    expect(brief(findings.filter(({ file }) => file.startsWith('130110')))).toEqual(['malformed-json ']);
  });

  it('is missed where a district has none', async () => {
    const findings = await checkExamples(checkPolicies(policies));
    expect(brief(findings)).toEqual(Array(3).fill('no-examples /jurisdiction'));
    expect(findings.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

describe('an example of the procedure', () => {
  const procedure = (chain: string, due: object, dueFrom?: string) =>
    exampleText(
      {
        title: 'x',
        procedure: { chain, completeOn: '2021-06-21', expected: { due, ...(dueFrom && { dueFrom }) } },
      },
      'procedure',
      '100000-place',
    );
  const check = async (text: PolicyText) =>
    (await checkAll([...policies, text])).findings.filter(({ file }) => file === text.path);

  it('holds by the calendar', async () => {
    expect(
      await check(procedure('standard', { township: '2021-06-24', 'civil-affairs': null }, '2021-06')),
    ).toEqual([]);
  });

  it.each<[string, string, object, string | undefined, string]>([
    ['a wrong day', 'standard', { township: '2021-06-25' }, undefined, '/procedure/expected/due/township'],
    [
      'a day where nothing limits the step',
      'standard',
      { 'civil-affairs': '2021-06-25' },
      undefined,
      '/procedure/expected/due/civil-affairs',
    ],
    [
      'a step that the chain does not have',
      'standard',
      { push: '2021-06-24' },
      undefined,
      '/procedure/expected/due/push',
    ],
    ['a chain that the policy does not have', 'standart', {}, undefined, '/procedure/chain'],
    ['another first month', 'standard', {}, '2021-07', '/procedure/expected/dueFrom'],
  ])('fails by %s', async (_, chain, due, dueFrom, pointer) => {
    expect(brief(await check(procedure(chain, due, dueFrom)))).toEqual([`example-fails ${pointer}`]);
  });
});
