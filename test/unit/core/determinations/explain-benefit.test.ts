import { describe, expect, test } from 'vitest';
import { citationsOf, citationText, splitCite } from '../../../../functions/core/determinations/citation.ts';
import { determine } from '../../../../functions/core/determinations/determine.ts';
import { compiledFrom, MINI_COUNTY, MINI_NATION } from '../../../support/mini-policy.ts';
import { determineBy, determineOne, isEqual } from '../../../support/one-benefit.ts';

const cite = 'nation-1 三';
const level = (value: number) => ({
  label: { zh: '重度', en: 'Severe' },
  when: isEqual('certificate.level', value),
  cite,
});

describe('the explanation of a benefit', () => {
  test('that is granted says class, amount, citation, and what else was met', async () => {
    const { explanation } = await determineOne(
      {
        label: { zh: '补贴', en: 'Benefit' },
        unlisted: 'allow',
        classes: {
          a: { ...level(1), amount: '90.00' },
          b: { ...level(1), label: { zh: '其二', en: 'Second' }, amount: '80.00' },
        },
      },
      { 'certificate.level': 1 },
    );
    expect(explanation).toEqual({
      zh: '补贴：符合条件，每月90.00元（重度，依据国〔2016〕1号 三）。同时符合“其二”，按规定不重复计发。',
      en: 'Benefit: granted, 90.00 yuan a month (Severe; 国〔2016〕1号 三). Also meets Second, which is not paid on top.',
    });
  });

  test('that is refused says what failed with the values seen, by their labels, and what was met', async () => {
    const { explanation } = await determineOne(
      {
        label: { zh: '补贴', en: 'Benefit' },
        unlisted: 'allow',
        requirements: {
          fixed: {
            label: { zh: '无固定收入', en: 'No fixed income' },
            when: isEqual('income.fixed', false),
            cite,
          },
        },
        exclusions: {
          poor: {
            label: { zh: '特困', en: 'Extreme poverty' },
            when: isEqual('livelihood.status', 'extreme-poverty'),
            cite,
          },
        },
        classes: { a: { ...level(1), amount: '90.00' } },
      },
      { 'certificate.level': 2, 'income.fixed': false, 'livelihood.status': 'extreme-poverty' },
    );
    expect(explanation).toEqual({
      zh: '补贴：不符合条件。属于不予发放的情形“特困”（困难情形：extreme-poverty（中））（国〔2016〕1号 三）；不属于发放对象“重度”（残疾等级：2）（国〔2016〕1号 三）。已核实符合：无固定收入。',
      en: 'Benefit: refused. Ruled out: Extreme poverty (Livelihood: extreme-poverty) (国〔2016〕1号 三); None of the classes applies: Severe (Level: 2) (国〔2016〕1号 三). Found to be met: No fixed income.',
    });
  });

  test('shows yes and no, lists and amounts as people write them', async () => {
    const { explanation } = await determineOne(
      {
        unlisted: 'allow',
        requirements: {
          fixed: { label: 'R1', when: isEqual('income.fixed', true), cite },
          mental: {
            label: 'R2',
            when: { fact: 'certificate.categories', operator: 'contains', value: 'mental' },
            cite,
          },
          poor: {
            label: 'R3',
            when: { fact: 'household.incomePerHead', operator: 'lessThan', value: '80' },
            cite,
          },
        },
      },
      {
        'income.fixed': false,
        'certificate.category': 'multiple',
        'certificate.components': [
          { category: 'vision', level: 1 },
          { category: 'speech', level: 2 },
        ],
        'household.incomePerHead': '80.5',
      },
    );
    expect(explanation.zh).toContain('有固定收入：否');
    expect(explanation.en).toContain('Fixed income: no');
    expect(explanation.zh).toContain('残疾类别（各项）：vision、speech');
    expect(explanation.zh).toContain('人均月收入：80.50');
  });

  test('that is open says what is still needed', async () => {
    const { explanation } = await determineOne(
      { label: 'B', classes: { a: { ...level(1), amount: '1.00' } } },
      {},
    );
    expect(explanation.en).toBe('B: cannot be determined yet. Still needed: Level, Other benefits.');
  });

  test('says what stands beside other benefits: allowed, weighed, topped up, excluded', async () => {
    const concurrence = {
      'old-age': { rule: 'allow', cite },
      pension: { rule: 'higher-of', cite },
      'elder-care': { rule: 'higher-of', pay: 'difference', cite },
      orphan: { rule: 'exclude', cite },
    } as const;
    const own = { label: 'B', classes: { a: { ...level(1), amount: '90.00' } }, concurrence };
    const of = async (...otherBenefits: object[]) =>
      (await determineOne(own, { 'certificate.level': 1, otherBenefits })).explanation.zh;
    expect(await of({ code: 'old-age' })).toContain('可与“高龄津贴”同时享受。');
    expect(await of({ code: 'pension', monthlyAmount: '50.00' })).toContain(
      '与“抚恤金”（每月50.00元）择高享受',
    );
    expect(await of({ code: 'pension', monthlyAmount: '91.00' })).toContain(
      '已领取“抚恤金”每月91.00元，择高享受，不再发放本补贴',
    );
    expect(await of({ code: 'elder-care', monthlyAmount: '30.00' })).toContain('每月60.00元');
    expect(await of({ code: 'orphan' })).toContain('已享受“孤儿津贴”，不能同时享受');
  });

  test('in kind names service, provider and value', async () => {
    const amount = {
      inKind: {
        service: { zh: '送餐', en: 'Meals' },
        value: '100.00',
        provider: { zh: '食堂', en: 'Canteen' },
      },
    };
    const { explanation, monthlyAmount, inKind } = await determineOne(
      { label: 'B', unlisted: 'allow', classes: { a: { ...level(1), amount } } },
      { 'certificate.level': 1 },
    );
    expect(monthlyAmount).toBe('0.00');
    expect(inKind).toMatchObject([{ value: '100.00' }]);
    expect(explanation.zh).toContain('以服务代替现金：送餐（食堂提供，价值100.00元）。');
    expect(explanation.en).toContain('In kind instead of cash: Meals by Canteen, worth 100.00 yuan.');
  });
});

describe('a determination', () => {
  test('names place, month, layers, total, and documents that decided though nobody read the official text', async () => {
    const county = {
      ...MINI_COUNTY,
      benefits: {
        nursing: {
          requirements: { more: { label: 'M', when: isEqual('certificate.level', 1), cite: 'county-9 一' } },
        },
      },
    };
    const { jurisdiction, policy, unverifiedDocuments, explanation } = await determine(
      compiledFrom([MINI_NATION, county]),
      {
        month: '2023-03',
        facts: { 'certificate.level': 2, 'certificate.status': 'valid', 'hukou.code': '500156' },
      },
    );
    expect(jurisdiction).toBe('500156');
    expect(policy.layers.map((layer) => layer.jurisdiction)).toEqual(['100000', '500156']);
    expect(unverifiedDocuments).toEqual(['county-9']);
    expect(explanation.zh).toMatch(/^小县，2023年3月。.*合计每月0\.00元（尚有未定项目）。$/);
    expect(explanation.en).toMatch(/^Mini county, 2023-03\. .* In total 0\.00 yuan a month so far\.$/);
  });

  test('names stale facts and asks for them again', async () => {
    const compiled = compiledFrom([MINI_NATION]);
    const { staleFacts, benefits } = await determine(compiled, {
      month: '2023-03',
      facts: { 'certificate.status': 'expired' },
      factsAsOf: { 'certificate.status': '2022-03-01' },
    });
    expect(staleFacts).toEqual(['certificate.status']);
    expect(benefits.living?.outcome).toBe('undetermined');
    expect(benefits.living?.missing.find(({ fact }) => fact === 'certificate.status')?.why).toBe('stale');
  });

  test('of a policy without benefits is complete and empty', async () => {
    expect(await determineBy({}, {})).toMatchObject({
      benefits: {},
      totalMonthlyAmount: '0.00',
      isComplete: true,
    });
  });
});

describe('a citation', () => {
  test('is a document and a clause; by its number, or its title where it has none', () => {
    expect(splitCite('wulong-2023-9 告知书 二.2')).toEqual({
      document: 'wulong-2023-9',
      clause: '告知书 二.2',
    });
    expect(splitCite('alone')).toEqual({ document: 'alone', clause: '' });
    const [numbered, titled, lost] = citationsOf(['a 一', 'b 二', 'c 三'], {
      a: { number: '民发〔2021〕70号', title: 'A', verified: true },
      b: { title: { zh: '指南', en: 'Guide' } },
    });
    expect([numbered, titled, lost].map((one) => one && citationText(one))).toEqual([
      '民发〔2021〕70号 一',
      '《指南》 二',
      '《c》 三',
    ]);
    expect([numbered?.verified, titled?.verified]).toEqual([true, false]);
  });
});
