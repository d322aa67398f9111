import { describe, expect, test } from 'vitest';
import type { CompiledPolicy } from '../../../../functions/core/determinations/compile-policy.ts';
import { screen } from '../../../../functions/core/screenings/screen.ts';
import type { Fact, PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { compiledFrom, MINI_COUNTY, MINI_LIVING, MINI_NATION } from '../../../support/mini-policy.ts';

const month = '2023-03';
const compiled = compiledFrom([MINI_NATION, MINI_COUNTY]);
const eligible = {
  'certificate.status': 'valid',
  'hukou.code': '500156',
  'livelihood.status': 'minimum-living',
  'certificate.level': 1,
  'hukou.area': 'urban',
  'household.disabledMembers': 2,
  'person.birthDate': '2000-01-01',
};

describe('a screening', () => {
  test('refuses both benefits as soon as one requirement fails, and asks no more', async () => {
    const { benefits, isSettled, nextQuestion, progress } = await screen(compiled, {
      month,
      facts: { certificate: { status: 'expired' } },
    });
    expect(benefits.living).toMatchObject({
      outcome: 'refused',
      monthlyAmount: '0.00',
      atLeast: '0.00',
      atMost: '0.00',
    });
    expect(benefits.nursing?.outcome).toBe('refused');
    expect({ isSettled, nextQuestion, progress }).toEqual({
      isSettled: true,
      nextQuestion: null,
      progress: { answered: 1, atMostRemaining: 0 },
    });
  });

  test('says the amount that is certain while a class that gives more is open', async () => {
    const policy = compiledFrom([
      { ...MINI_NATION, benefits: { living: { ...MINI_LIVING, concurrence: {} } } },
    ]);
    const facts = {
      ...eligible,
      'hukou.code': '110101',
      'livelihood.status': 'margin',
      'income.fixed': false,
      'person.birthDate': '1950-01-01',
    };
    const open = await screen(policy, { month, facts: { ...facts, 'livelihood.status': null } });
    expect(open.benefits.living).toMatchObject({
      outcome: 'undetermined',
      atLeast: '0.00',
      atMost: '100.00',
    });
    const { 'household.disabledMembers': _, ...family } = { ...facts, 'livelihood.status': 'minimum-living' };
    const certain = await screen(policy, { month, facts: family });
    expect(certain.benefits.living).toMatchObject({
      outcome: 'undetermined',
      atLeast: '90.00',
      atMost: '100.00',
    });
    expect(certain.nextQuestion?.fact).toBe('household.disabledMembers');
  });

  test('shows who the answer comes from, what it decides, and the labels of its choices', async () => {
    const { 'certificate.status': _, ...facts } = { ...eligible, otherBenefits: [] };
    const { nextQuestion } = await screen(compiled, { month, facts });
    expect(nextQuestion).toMatchObject({
      fact: 'certificate.status',
      at: '',
      type: 'choice',
      question: { zh: '请提供：证件状态', en: 'Please state: Status of the certificate' },
      choices: [
        { value: 'valid', label: { zh: 'valid（中）', en: 'valid' } },
        { value: 'expired', label: { zh: 'expired（中）', en: 'expired' } },
      ],
      suppliedBy: ['register:certificates', 'window'],
      why: {
        zh: '据此即可认定“生活补贴”；据此即可认定“护理补贴”。',
        en: 'Decides Living allowance; decides Nursing allowance.',
      },
      settles: { share: 1, benefits: ['living', 'nursing'] },
    });
  });

  test('asks for other benefits with none first and each part of a divided one', async () => {
    const { nextQuestion, progress } = await screen(compiled, { month, facts: eligible });
    expect(nextQuestion?.fact).toBe('otherBenefits');
    expect(nextQuestion?.choices.map(({ value }) => value)).toEqual([
      [],
      [{ code: 'cadre' }],
      [{ code: 'elder-care' }],
      [{ code: 'old-age' }],
      [{ code: 'orphan' }],
      [{ code: 'pension' }],
      [{ code: 'split', part: 'living' }],
      [{ code: 'split', part: 'nursing' }],
      [{ code: 'young' }],
    ]);
    expect(nextQuestion?.choices[6]?.label).toEqual({ zh: '老年补贴：生活', en: 'Aged allowance: 生活' });
    expect(progress.atMostRemaining).toBe(3);
  });

  test('then asks for the amount of the one that is drawn, at its place in the list', async () => {
    const facts = { ...eligible, otherBenefits: [{ code: 'old-age' }, { code: 'pension' }] };
    const { nextQuestion } = await screen(compiled, { month, facts });
    expect(nextQuestion).toMatchObject({
      fact: 'otherBenefits',
      at: '/1/monthlyAmount',
      type: 'money',
      question: { zh: '“抚恤金”每月领取多少元？', en: 'How many yuan a month is paid as War pension?' },
    });
  });

  test('then asks for the choice where the policy leaves it to the person', async () => {
    const facts = { ...eligible, otherBenefits: [{ code: 'cadre' }] };
    const { nextQuestion } = await screen(compiled, { month, facts });
    expect(nextQuestion).toMatchObject({ at: '/0/choice', type: 'choice' });
    expect(nextQuestion?.choices.map(({ value }) => value)).toEqual(['own', 'other']);
  });
});

describe('questions that make no sense are not asked', () => {
  test('a kind of certificate that the level rules out is no choice', async () => {
    const policy = withExclusion('certificate.kind', 'police');
    const { nextQuestion } = await screen(policy, { month, facts: { 'certificate.level': 7 } });
    expect(nextQuestion?.fact).toBe('certificate.kind');
    expect(nextQuestion?.choices.map(({ value }) => value)).toEqual(['veteran', 'police']);
  });

  test('a level is asked within the bounds of the kind of certificate', async () => {
    const facts = { ...eligible, otherBenefits: [], 'certificate.level': null };
    const { 'certificate.level': _, ...unknown } = facts;
    const disability = await screen(compiled, {
      month,
      facts: { ...unknown, 'certificate.kind': 'disability' },
    });
    expect(disability.nextQuestion).toMatchObject({ fact: 'certificate.level', minimum: 1, maximum: 4 });
    const veteran = await screen(compiled, { month, facts: { ...unknown, 'certificate.kind': 'veteran' } });
    expect(veteran.nextQuestion).toMatchObject({ fact: 'certificate.level', minimum: 1, maximum: 10 });
  });

  test('the components are asked of a multiple disability only, with their fields', async () => {
    const facts = {
      ...eligible,
      otherBenefits: [],
      'livelihood.status': 'none',
      'household.incomePerHead': '100',
      'person.birthDate': '2000-01-01',
    };
    const multiple = await screen(compiled, {
      month,
      facts: { ...facts, 'certificate.category': 'multiple' },
    });
    expect(multiple.nextQuestion).toMatchObject({ fact: 'certificate.components', type: 'list' });
    expect(multiple.nextQuestion?.fields).toMatchObject([
      { name: 'category', type: 'choice', label: { en: 'Category' }, isRequired: true },
      { name: 'level', type: 'integer', minimum: 1, maximum: 4 },
    ]);
    const single = await screen(compiled, { month, facts: { ...facts, 'certificate.category': 'mental' } });
    expect(single.isSettled).toBe(true);
  });

  test('what the person does not know (null) is not asked again; the window must find it out', async () => {
    const facts = { ...eligible, otherBenefits: [], 'household.disabledMembers': null };
    const { nextQuestion, isSettled, explanation } = await screen(compiled, { month, facts });
    expect({ nextQuestion, isSettled }).toEqual({ nextQuestion: null, isSettled: false });
    expect(explanation.zh).toContain('须由窗口工作人员核实：残疾人人数。');
    expect(explanation.en).toContain('The window must find out: Disabled members.');
  });

  test('a fact that changes nothing is not asked, though a benefit is open on it', async () => {
    const open: PolicyFile = {
      ...MINI_NATION,
      parameters: {},
      benefits: {
        living: {
          label: 'L',
          unlisted: 'allow',
          classes: {
            set: {
              label: 'S',
              when: known('livelihood.status'),
              amount: { parameter: 'unset' },
              cite: 'nation-1 一',
            },
            small: { label: 's', when: known('income.fixed'), amount: '1.00', cite: 'nation-1 一' },
          },
        },
      },
    };
    const { nextQuestion, explanation } = await screen(compiledFrom([open]), {
      month,
      facts: { 'livelihood.status': 'none' },
    });
    expect(nextQuestion).toBeNull();
    expect(explanation.zh).toContain('政策未作规定，须由主管部门确定：unset');
  });
});

function known(fact: string) {
  return fact === 'income.fixed'
    ? ({ fact, operator: 'equal', value: true } as const)
    : ({ fact, operator: 'equal', value: 'none' } as const);
}

describe('what only the policy or an officer can settle', () => {
  test('an amount that nobody set ends the questions, once no exclusion is open', async () => {
    const { living: _, ...parameters } = MINI_NATION.parameters ?? {};
    const policy = compiledFrom([{ ...MINI_NATION, parameters }]);
    const facts = { ...eligible, 'hukou.code': '110101', otherBenefits: [] };
    const first = await screen(policy, { month, facts: { ...facts, 'certificate.status': null } });
    expect(first.nextQuestion).toBeNull();
    const { 'certificate.status': __, ...unasked } = facts;
    const open = await screen(policy, { month, facts: unasked });
    expect(open.nextQuestion?.fact).toBe('certificate.status');
    const ended = await screen(policy, { month, facts });
    expect({ settled: ended.isSettled, next: ended.nextQuestion }).toEqual({ settled: false, next: null });
    expect(ended.explanation.en).toContain(
      'The policy does not say; the competent authority must settle: living',
    );
  });

  test('an unlisted benefit and an unknown part end them too', async () => {
    const strict = compiledFrom([
      { ...MINI_NATION, benefits: { living: { ...MINI_LIVING, unlisted: 'undetermined' } } },
    ]);
    const facts = { ...eligible, 'hukou.code': '110101' };
    const unlisted = await screen(strict, {
      month,
      facts: { ...facts, otherBenefits: [{ code: 'strange' }] },
    });
    expect(unlisted.nextQuestion).toBeNull();
    expect(unlisted.explanation.zh).toContain('与“未列津贴”能否同时享受');
    const part = await screen(strict, { month, facts: { ...facts, otherBenefits: [{ code: 'split' }] } });
    expect(part.nextQuestion).toBeNull();
    expect(part.explanation.zh).toContain('须由窗口工作人员核实：老年补贴：具体项目');
  });
});

describe('the cost of a screening', () => {
  test('stays within 400 evaluations, whatever the policy asks for, and is the same every time', async () => {
    const facts: Record<string, Fact> = {};
    for (let number = 0; number < 300; number++)
      facts[`many.fact${number}`] = {
        label: `F${number}`,
        schema: { type: 'string', enum: Array.from({ length: 60 }, (_, choice) => `c${choice}`) },
        suppliedBy: ['applicant'],
      };
    const when = {
      any: Object.keys(facts)
        .slice(0, 60)
        .map((fact) => ({ fact, operator: 'equal', value: 'c59' }) as const),
    };
    const benefit = {
      label: 'B',
      exclusions: { one: { label: 'X', when, cite: 'nation-1 一' } },
      classes: {
        open: {
          label: 'C',
          when: { fact: 'many.fact299', operator: 'equal', value: 'c0' },
          amount: { parameter: 'unset' },
          cite: 'nation-1 一',
        },
      },
    } as const;
    const costly = compiledFrom([
      {
        ...MINI_NATION,
        facts,
        conditions: {},
        events: {},
        parameters: {},
        benefits: {
          one: benefit,
          two: { ...benefit, classes: { open: { ...benefit.classes.open, amount: '1.00' } } },
        },
      },
    ]);
    const counted = counting(costly);
    const screening = await screen(counted.compiled, { month, facts: {} });
    expect(counted.evaluations()).toBeLessThanOrEqual(400);
    expect(screening.nextQuestion?.choices).toHaveLength(60);
    expect(JSON.stringify(await screen(costly, { month, facts: {} }))).toBe(JSON.stringify(screening));
  });

  test('evaluates a costly policy less often, so that it keeps nobody waiting', async () => {
    const leaves = (from: number) =>
      Array.from({ length: 58 }, (_, index) => ({
        fact: 'household.incomePerHead',
        operator: 'lessThan' as const,
        value: `${from + index}.00`,
      }));
    const when = { any: Array.from({ length: 58 }, (_, group) => ({ any: leaves(group * 58) })) };
    const living = {
      ...MINI_LIVING,
      classes: { poor: { label: 'P', when, amount: '1.00', cite: 'nation-1 一' } },
    };
    const costly = compiledFrom([{ ...MINI_NATION, benefits: { living } }]);
    const counted = counting(costly);
    await screen(counted.compiled, { month, facts: {} });
    expect(costly.comparisons).toBeGreaterThan(3000);
    expect(counted.evaluations() * costly.comparisons).toBeLessThan(100_000);
  });
});

function counting(policy: CompiledPolicy): { compiled: CompiledPolicy; evaluations: () => number } {
  let evaluations = 0;
  const { conditions, evaluate } = policy.ruleSet;
  const ruleSet: CompiledPolicy['ruleSet'] = {
    conditions,
    evaluate: (values) => {
      evaluations++;
      return evaluate(values);
    },
  };
  return { compiled: { ...policy, ruleSet }, evaluations: () => evaluations };
}

function withExclusion(fact: string, value: string): CompiledPolicy {
  return compiledFrom([
    {
      ...MINI_NATION,
      benefits: {
        only: {
          label: 'O',
          unlisted: 'allow',
          exclusions: { no: { label: 'N', when: { fact, operator: 'equal', value }, cite: 'nation-1 一' } },
          classes: {
            all: {
              label: 'A',
              when: { fact: 'certificate.level', operator: 'greaterThan', value: 0 },
              amount: '1.00',
              cite: 'nation-1 一',
            },
          },
        },
      },
    },
  ]);
}
