import { describe, expect, test } from 'vitest';
import { stateCouncilCalendar } from '../../../../functions/core/calendar/state-council-calendar.ts';
import { checkAll } from '../../../../functions/core/policies/check/check-all.ts';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import { readinessSheet } from '../../../../functions/core/readiness/readiness-sheet.ts';
import type { PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { MINI_PERSON, MINI_PUBLISHED_NATION } from '../../../support/mini-folder.ts';
import { MINI_COUNTY } from '../../../support/mini-policy.ts';

const example = {
  title: '一级，不在低保',
  month: '2023-03',
  facts: {
    ...MINI_PERSON,
    livelihood: { status: 'none' },
    household: { disabledMembers: 1, incomePerHead: '3000.00' },
  },
  expected: { benefits: { nursing: { outcome: 'granted', monthlyAmount: '120.00' } } },
};

/** The county's sheet, with these files in place of the usual ones. */
async function sheetOf(
  county: Partial<PolicyFile> = {},
  nation: Partial<PolicyFile> = {},
  examples: object[] = [example],
) {
  const checked = await checkAll([
    { path: '100000-nation/2016-01-01.json', text: JSON.stringify({ ...MINI_PUBLISHED_NATION, ...nation }) },
    { path: '500156-county/2023-02-23.json', text: JSON.stringify({ ...MINI_COUNTY, ...county }) },
    ...examples.map((one, index) => ({
      path: `500156-county/examples/e${index}.json`,
      text: JSON.stringify(one),
    })),
  ]);
  return readinessSheet({
    policy: policyCatalogueOf(checked.layers).policyOn('500156', '2023-03-20'),
    on: '2023-03-20',
    runs: checked.runs,
    examplesAbove: [],
    findings: checked.findings.filter(({ file }) => file.startsWith('500156')),
    calendar: stateCouncilCalendar,
  });
}

const lights = (sheet: Awaited<ReturnType<typeof sheetOf>>) =>
  Object.fromEntries(sheet.judgements.map(({ about, light }) => [about, light]));

describe('the readiness sheet of a district', () => {
  test('is yellow where only somebody should look', async () => {
    const sheet = await sheetOf();
    expect(sheet.light).toBe('yellow');
    expect(lights(sheet)).toEqual({
      check: 'green',
      citations: 'green',
      sources: 'yellow',
      parameters: 'green',
      chains: 'green',
      examples: 'green',
      intake: 'yellow',
      checklist: 'green',
      letters: 'yellow',
    });
  });

  test('is red where no level sets an amount that a benefit needs', async () => {
    const sheet = await sheetOf(
      {},
      { parameters: { ...MINI_PUBLISHED_NATION.parameters, living: { label: '生活补贴标准' } } },
    );
    expect(lights(sheet).parameters).toBe('red');
    expect(sheet.light).toBe('red');
    expect(sheet.parameters.find(({ id }) => id === 'living')).toMatchObject({
      isSet: false,
      value: { en: 'not set' },
    });
  });

  test('names the amounts that rest on a document nobody has read', async () => {
    const { unverifiedSources } = await sheetOf();
    expect(unverifiedSources).toMatchObject([
      { document: 'county-9', amounts: ['parameters.nursing'], citedAt: ['/parameters/nursing'] },
    ]);
  });

  test('finds a share of a share among the needed amounts', async () => {
    const parameters = {
      ...MINI_PUBLISHED_NATION.parameters,
      living: { amount: { percent: 50, of: 'half' }, cite: 'nation-1 三' },
      half: { amount: { percent: 50, of: 'standard' }, cite: 'nation-1 三' },
    };
    const sheet = await sheetOf({}, { parameters });
    expect(sheet.parameters.map(({ id, value }) => [id, value.en])).toEqual([
      ['half', 'urban 326.75 yuan, rural 250.00 yuan'],
      ['living', 'urban 163.38 yuan, rural 125.00 yuan'],
      ['nursing', '120.00 yuan'],
      ['standard', 'urban 653.50 yuan, rural 500.00 yuan'],
    ]);
  });

  test('places every step from the day on, and says where its limit is from', async () => {
    const [chain] = (await sheetOf()).chains;
    expect(chain).toMatchObject({ chain: 'standard', statedWorkingDays: 5, maximumWorkingDays: 10 });
    // 2023-03-20 is a Monday.
    expect(chain?.steps).toMatchObject([
      { id: 'township', limit: { workingDays: 3 }, limitFrom: 'own', dueOn: '2023-03-23' },
      { id: 'federation', limit: { workingDays: 2 }, limitFrom: 'default', dueOn: '2023-03-27' },
    ]);
  });

  test('leaves a step open that nobody limits', async () => {
    const sheet = await sheetOf({}, { stageDefaults: {} });
    expect(sheet.chains[0]?.steps[1]).toMatchObject({ limit: null, limitFrom: 'none', dueOn: null });
    expect(lights(sheet).chains).toBe('yellow');
  });

  test('asks for given facts only, components of a multiple disability included', async () => {
    const facts = (await sheetOf()).intakeFacts.map(({ fact }) => fact);
    expect(facts).toEqual([
      'certificate.category',
      'certificate.components',
      'certificate.level',
      'certificate.status',
      'household.disabledMembers',
      'household.incomePerHead',
      'hukou.area',
      'hukou.code',
      'income.fixed',
      'livelihood.status',
      'otherBenefits',
      'person.birthDate',
    ]);
  });

  test('is red where an example fails, and yellow where there is none', async () => {
    const wrong = { ...example, expected: { benefits: { nursing: { outcome: 'refused' } } } };
    expect(lights(await sheetOf({}, {}, [wrong]))).toMatchObject({ examples: 'red', check: 'red' });
    expect(lights(await sheetOf({}, {}, []))).toMatchObject({ examples: 'yellow' });
  });

  test('counts a rule that no example shows on both sides', async () => {
    const soldiers = {
      label: '军人',
      when: { fact: 'certificate.kind', operator: 'equal', value: 'veteran' },
      amount: '10.00',
      cite: 'county-9 二',
    } as const;
    const { examples } = await sheetOf({ benefits: { living: { classes: { soldiers } } } });
    expect(examples).toMatchObject({ rules: 1, rulesShown: 0, notShown: ['living/class.soldiers: passed'] });
  });

  test('fills the decision letters with the determination of an example', async () => {
    const { letters } = await sheetOf();
    expect(letters.map(({ text, obstacle }) => [text, obstacle])).toEqual([
      ['decision-granted', null],
      ['decision-refused', null],
      ['decision-undetermined', 'no-example'],
    ]);
    expect(letters[0]?.letter?.zh).toContain('2023年3月起每月120.00元（重度）');
  });

  test('is red where a decision letter is missing', async () => {
    const { 'decision-refused': _, ...texts } = MINI_PUBLISHED_NATION.texts ?? {};
    const sheet = await sheetOf({}, { texts });
    expect(lights(sheet).letters).toBe('red');
  });

  test('the same policy, examples and day give the same bytes', async () => {
    expect(JSON.stringify(await sheetOf())).toBe(JSON.stringify(await sheetOf()));
  });
});
