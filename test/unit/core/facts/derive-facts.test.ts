import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basesOf } from '../../../../functions/core/determinations/bases-of.ts';
import { compilePolicy } from '../../../../functions/core/determinations/compile-policy.ts';
import { deriveFacts } from '../../../../functions/core/facts/derive-facts.ts';
import { isObject } from '../../../../functions/core/shared/json.ts';
import type { Fact, PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { MINI_COUNTY, MINI_FACTS, MINI_NATION, policyFrom } from '../../../support/mini-policy.ts';

type Facts = Record<string, unknown>;

function known(given: Facts, rest: Partial<PolicyFile> = {}, month = '2023-03') {
  const compiled = compilePolicy(policyFrom([{ ...MINI_NATION, ...rest }, MINI_COUNTY]));
  const { policy, dictionary } = compiled;
  const values = deriveFacts(dictionary, policy, month, new Map(Object.entries(given)));
  return { compiled, month, values };
}

function derived(id: string, given: Facts, rest?: Partial<PolicyFile>): unknown {
  return known(given, rest).values.get(id);
}

describe('age', () => {
  const later = { time: { age: { countsFrom: 'month-after-birthday' } } } as const;

  test('is of completed years, the month of the birthday on the side that the policy says', () => {
    expect(derived('person.age', { 'person.birthDate': '1963-03-31' })).toBe(60);
    expect(derived('person.age', { 'person.birthDate': '1963-04-01' })).toBe(59);
    expect(derived('person.age', { 'person.birthDate': '1963-03-01' }, later)).toBe(59);
    expect(derived('person.age', { 'person.birthDate': '1963-02-28' }, later)).toBe(60);
  });

  test('before birth is unknown, and the birth date is what is wrong', () => {
    const unborn = known({ 'person.birthDate': '2023-04-01' });
    expect(unborn.values.get('person.age')).toBeUndefined();
    expect(basesOf(unborn, 'person.age')).toEqual(['person.birthDate']);
  });
});

describe('what a certificate names', () => {
  const components = [
    { category: 'mental', level: 3 },
    { category: 'vision', level: 1 },
  ];
  const multiple = {
    'certificate.category': 'multiple',
    'certificate.level': 2,
    'certificate.components': components,
  };
  const single = { 'certificate.category': 'mental', 'certificate.level': 4 };

  test('is one category with its level, or each component', () => {
    expect(derived('certificate.categories', single)).toEqual(['mental']);
    expect(derived('certificate.categories', multiple)).toEqual(['mental', 'vision']);
    expect(derived('certificate.mentalLevel', single)).toBe(4);
    expect(derived('certificate.mentalLevel', multiple)).toBe(3);
  });

  test('has as its heaviest level the lowest number of all', () => {
    expect(derived('certificate.heaviestLevel', single)).toBe(4);
    expect(derived('certificate.heaviestLevel', multiple)).toBe(1);
  });

  test('does not have the level of a category that it does not name: that is known', () => {
    expect(derived('certificate.mentalLevel', { 'certificate.category': 'vision' })).toBeNull();
    expect(
      derived('certificate.mentalLevel', { ...multiple, 'certificate.components': [components[1]] }),
    ).toBeNull();
  });

  test('is unknown until category, level and, of a multiple disability, its components are known', () => {
    expect(basesOf(known({}), 'certificate.mentalLevel')).toEqual([
      'certificate.category',
      'certificate.level',
    ]);
    expect(basesOf(known({ 'certificate.category': 'mental' }), 'certificate.mentalLevel')).toEqual([
      'certificate.level',
    ]);
    const { 'certificate.components': _, ...open } = multiple;
    expect(derived('certificate.categories', open)).toBeUndefined();
    expect(basesOf(known(open), 'certificate.mentalLevel')).toEqual(['certificate.components']);
  });
});

describe('other derivations', () => {
  test('months to a date count months, below zero once it is past', () => {
    expect(derived('certificate.monthsToExpiry', { 'certificate.expiresOn': '2023-08-31' })).toBe(5);
    expect(derived('certificate.monthsToExpiry', { 'certificate.expiresOn': '2023-03-01' })).toBe(0);
    expect(derived('certificate.monthsToExpiry', { 'certificate.expiresOn': '2022-12-31' })).toBe(-3);
  });

  test('a place lies in the jurisdiction or not', () => {
    expect(derived('hukou.local', { 'hukou.code': '500156001' })).toBe(true);
    expect(derived('hukou.local', { 'hukou.code': '500112' })).toBe(false);
    expect(derived('hukou.local', {})).toBeUndefined();
  });

  test('an amount is a multiple of a parameter of the area', () => {
    const income = { 'household.incomePerHead': 98_025 };
    expect(derived('household.incomeMultiple', { ...income, 'hukou.area': 'urban' })).toBe(1.5);
    expect(derived('household.incomeMultiple', { ...income, 'hukou.area': 'rural' })).toBe(1.9605);
  });

  test('a multiple names what it lacks: the amount, the area, the parameter that nobody set', () => {
    expect(basesOf(known({}), 'household.incomeMultiple')).toEqual(['household.incomePerHead', 'hukou.area']);
    expect(basesOf(known({ 'household.incomePerHead': 1 }), 'household.incomeMultiple')).toEqual([
      'hukou.area',
    ]);
    const unset = known({ 'household.incomePerHead': 1 }, { parameters: {} });
    expect(basesOf(unset, 'household.incomeMultiple')).toEqual(['parameters.standard']);
  });

  test('the codes and the number of other benefits come from the list', () => {
    const held = { otherBenefits: [{ code: 'orphan' }, { code: 'split', part: 'living' }] };
    expect(derived('otherBenefits.codes', held)).toEqual(['orphan', 'split']);
    expect(derived('otherBenefits.count', held)).toBe(2);
    expect(derived('otherBenefits.count', { otherBenefits: [] })).toBe(0);
  });

  test('rest on one another in any order of ids', () => {
    const count = (id: string, from: string): Record<string, Fact> => ({
      [id]: { label: id, schema: { type: 'integer' }, derived: { kind: 'count', from } },
    });
    const codes = (id: string, from: string): Record<string, Fact> => ({
      [id]: {
        label: id,
        schema: { type: 'array', items: { type: 'string' } },
        derived: { kind: 'held-benefits', from },
      },
    });
    const facts = { ...MINI_FACTS, ...count('a.count', 'b.codes'), ...codes('b.codes', 'otherBenefits') };
    expect(derived('a.count', { otherBenefits: [{ code: 'orphan' }] }, { facts })).toBe(1);
    expect(basesOf(known({}, { facts }), 'a.count')).toEqual(['otherBenefits']);
  });

  test('never change what was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.constantFrom('mental', 'vision'), (level, category) => {
        const given = { 'certificate.level': level, 'certificate.category': category };
        const { values } = known(given);
        for (const [id, value] of Object.entries(given)) expect(values.get(id)).toBe(value);
        expect([...values.values()].every((value) => value !== undefined && !isObject(value))).toBe(true);
      }),
    );
  });
});
