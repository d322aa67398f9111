import { describe, expect, test } from 'vitest';
import { inquire } from '../../../../functions/core/determinations/inquire.ts';
import { pointsAround, spread } from '../../../../functions/core/screenings/points-around.ts';
import { possibleAnswers } from '../../../../functions/core/screenings/possible-answers.ts';
import type { Benefit, Condition } from '../../../../functions/generated/policy-file.ts';
import { compiledFrom, MINI_COUNTY, MINI_NATION } from '../../../support/mini-policy.ts';

/** What a fact is tried with where these conditions are all that the policy asks. */
async function tried(
  fact: string,
  conditions: Condition[],
  facts: Record<string, unknown> = {},
): Promise<unknown[]> {
  const exclusions: Benefit['exclusions'] = Object.fromEntries(
    conditions.map((when, index) => [`x${index}`, { label: 'X', when, cite: 'nation-1 一' }]),
  );
  const compiled = compiledFrom([
    { ...MINI_NATION, benefits: { only: { label: 'O', exclusions } } },
    { ...MINI_COUNTY, parameters: {} },
  ]);
  const { inquiry } = await inquire(compiled, { month: '2023-03', facts });
  const definition = compiled.dictionary.byId.get(fact);
  return definition === undefined
    ? []
    : possibleAnswers(inquiry, definition, ['only']).map(({ value }) => value);
}

describe('the answers a fact is tried with', () => {
  test('are its choices, yes and no, or every number of a short range', async () => {
    expect(await tried('hukou.area', [])).toEqual(['urban', 'rural']);
    expect(await tried('income.fixed', [])).toEqual([true, false]);
    expect(await tried('certificate.level', [])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('of a long range lie on both sides of each comparison and within the range', async () => {
    const compared: Condition[] = [
      { fact: 'household.disabledMembers', operator: 'greaterThanInclusive', value: 2 },
      { fact: 'household.disabledMembers', operator: 'greaterThan', value: 59 },
      { fact: 'household.disabledMembers', operator: 'lessThan', value: 1 },
    ];
    expect(await tried('household.disabledMembers', compared)).toEqual([1, 2, 59, 60]);
    expect(await tried('household.disabledMembers', [])).toEqual([1]);
  });

  test('of an amount lie around parameters, those of town and country where the area is open', async () => {
    const when: Condition = {
      fact: 'household.incomePerHead',
      operator: 'lessThan',
      value: { parameter: 'standard' },
    };
    expect(await tried('household.incomePerHead', [when])).toEqual(['499.99', '500.00', '653.49', '653.50']);
    expect(await tried('household.incomePerHead', [when], { 'hukou.area': 'urban' })).toEqual([
      '653.49',
      '653.50',
    ]);
  });

  test('of an amount lie around its multiples too', async () => {
    const when: Condition = { fact: 'household.incomeMultiple', operator: 'lessThanInclusive', value: 1.5 };
    expect(await tried('household.incomePerHead', [when], { 'hukou.area': 'urban' })).toEqual([
      '980.24',
      '980.25',
      '980.26',
    ]);
  });

  test('of a birth date lie on both sides of an age, of an expiry around the months and the day compared', async () => {
    const age: Condition = { fact: 'person.age', operator: 'greaterThanInclusive', value: 60 };
    expect(await tried('person.birthDate', [age])).toEqual(['1963-03-15', '1964-03-15']);
    const months: Condition = { fact: 'certificate.monthsToExpiry', operator: 'lessThan', value: 6 };
    const day: Condition = { fact: 'certificate.expiresOn', operator: 'greaterThan', value: '2023-12-31' };
    expect(await tried('certificate.expiresOn', [months, day])).toEqual([
      '2023-08-15',
      '2023-09-15',
      '2023-12-31',
      '2024-01-01',
    ]);
  });

  test('of a life event lie in the months around the one in which it takes effect', async () => {
    expect(await tried('person.diedOn', [])).toEqual(['2023-02-15', '2023-03-15', '2023-04-15']);
  });

  test('of a place lie within the jurisdiction and outside', async () => {
    expect(await tried('hukou.code', [])).toEqual(['500156', '110101']);
  });

  test('of other benefits are none, those that conditions ask for, and none of the rest', async () => {
    const when: Condition = { fact: 'otherBenefits.codes', operator: 'contains', value: 'strange' };
    expect(await tried('otherBenefits', [when])).toEqual([[], [{ code: 'strange' }]]);
  });

  test('of the components of a disability are each category with each level', async () => {
    const answers = await tried('certificate.components', []);
    expect(answers).toHaveLength(24);
    expect(answers).toContainEqual([{ category: 'mental', level: 3 }]);
  });
});

describe('points around a threshold', () => {
  test('are the two that the operator tells apart, three for equality, the neighbours of a fraction', () => {
    expect(pointsAround('lessThan', 5)).toEqual([4, 5]);
    expect(pointsAround('greaterThan', 5)).toEqual([5, 6]);
    expect(pointsAround('equal', 5)).toEqual([4, 5, 6]);
    expect(pointsAround('lessThan', 5.5)).toEqual([5, 6]);
  });

  test('spread evenly keep both ends', () => {
    expect(spread([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
    expect(spread([1, 2], 3)).toEqual([1, 2]);
    expect(spread([1, 2, 3], 1)).toEqual([1]);
  });
});
