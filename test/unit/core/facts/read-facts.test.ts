import { describe, expect, test } from 'vitest';
import { factDictionary } from '../../../../functions/core/facts/fact-dictionary.ts';
import { heldBenefits } from '../../../../functions/core/facts/other-benefits.ts';
import { type FactsAsOf, readFacts } from '../../../../functions/core/facts/read-facts.ts';
import { Refusal, type RefusalItem } from '../../../../functions/core/shared/refusal.ts';
import { MINI_FACTS, MINI_NATION, policyFrom } from '../../../support/mini-policy.ts';

const dictionary = factDictionary(MINI_FACTS);

function read(given: object, asOf?: FactsAsOf): Record<string, unknown> {
  return Object.fromEntries(readFacts({ ...given }, dictionary, '2023-03', asOf).values);
}

/** What is wrong with the facts: pointer and code of each item. */
function wrong(given: object, asOf?: FactsAsOf): string[] {
  return itemsOf(() => read(given, asOf)).map(({ pointer, code }) => `${pointer} ${code}`);
}

function itemsOf(read: () => unknown): readonly RefusalItem[] {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal && error.name === 'facts-invalid') return error.items;
    throw error;
  }
  return [];
}

describe('facts', () => {
  test('are read nested, dotted or half of each', () => {
    const flat = { 'certificate.level': 2, 'person.birthDate': '1970-03-20' };
    expect(read({ certificate: { level: 2 }, person: { birthDate: '1970-03-20' } })).toEqual(flat);
    expect(read({ certificate: { level: 2 }, 'person.birthDate': '1970-03-20' })).toEqual(flat);
  });

  test('that are null are unknown, derived ones too', () => {
    expect(read({ certificate: { level: null }, 'person.age': null })).toEqual({});
  });

  test('that are amounts are 分, from text or an exact number', () => {
    expect(read({ 'household.incomePerHead': '80.50' })).toEqual({ 'household.incomePerHead': 8050 });
    expect(read({ 'household.incomePerHead': 80.5 })).toEqual({ 'household.incomePerHead': 8050 });
    expect(wrong({ 'household.incomePerHead': 0.1 + 0.2 })).toEqual([
      '/facts/household.incomePerHead fact-value',
    ]);
    expect(wrong({ household: { incomePerHead: -1 } })).toEqual([
      '/facts/household/incomePerHead fact-value',
    ]);
  });

  test.each<[string, object, string[]]>([
    ['an unknown name', { certificate: { levle: 2 } }, ['/facts/certificate/levle fact-unknown']],
    ['an unknown word', { nobody: { knows: 1 } }, ['/facts/nobody fact-unknown']],
    ['a level in words', { certificate: { level: '二级' } }, ['/facts/certificate/level fact-value']],
    ['a number as text', { 'certificate.level': '2' }, ['/facts/certificate.level fact-value']],
    ['a part of a level', { 'certificate.level': 1.5 }, ['/facts/certificate.level fact-value']],
    ['a level out of range', { 'certificate.level': 11 }, ['/facts/certificate.level fact-value']],
    ['a choice that is none', { livelihood: { status: 'poor' } }, ['/facts/livelihood/status fact-value']],
    ['a day that is none', { 'person.birthDate': '2023-02-30' }, ['/facts/person.birthDate fact-value']],
    ['a code that is none', { 'hukou.code': '12345' }, ['/facts/hukou.code fact-value']],
    ['yes as a word', { 'income.fixed': 'yes' }, ['/facts/income.fixed fact-value']],
    ['a derived fact', { person: { age: 40 } }, ['/facts/person/age fact-derived']],
    [
      'the same fact twice',
      { certificate: { level: 1 }, 'certificate.level': 2 },
      ['/facts/certificate.level fact-twice'],
    ],
    [
      'a level of the wrong certificate',
      { certificate: { kind: 'disability', level: 7 } },
      ['/facts/certificate/level fact-contradiction'],
    ],
    [
      'the same, dotted',
      { 'certificate.kind': 'disability', 'certificate.level': 7 },
      ['/facts/certificate.level fact-contradiction'],
    ],
    [
      'an entry without its code',
      { otherBenefits: [{ monthlyAmount: '1' }] },
      ['/facts/otherBenefits/0 fact-value'],
    ],
    [
      'an entry with a strange field',
      { otherBenefits: [{ code: 'orphan', sum: 1 }] },
      ['/facts/otherBenefits/0/sum fact-value'],
    ],
    [
      'an amount in an entry',
      { otherBenefits: [{ code: 'orphan', monthlyAmount: 'much' }] },
      ['/facts/otherBenefits/0/monthlyAmount fact-value'],
    ],
    ['an object for a value', { 'certificate.level': { of: 2 } }, ['/facts/certificate.level fact-value']],
    [
      'several at once',
      { 'certificate.level': 0, x: 1, 'income.fixed': 1 },
      ['/facts/certificate.level fact-value', '/facts/x fact-unknown', '/facts/income.fixed fact-value'],
    ],
  ])('are refused with the place of %s', (_, given, items) => {
    expect(wrong(given)).toEqual(items);
  });

  test('that are refused say what was found, what is right, and the nearest name', () => {
    expect(itemsOf(() => read({ certificate: { level: '二级' } }))).toEqual([
      {
        pointer: '/facts/certificate/level',
        code: 'fact-value',
        detail: 'certificate.level is "二级"; right is a whole number from 1 to 10, without quotes',
        zh: 'certificate.level 的值是 "二级"；应为不加引号的整数，从 1 到 10',
      },
    ]);
    expect(itemsOf(() => read({ 'certificate.levle': 2 }))).toMatchObject([{ nearest: 'certificate.level' }]);
    expect(itemsOf(() => read({ 'livelihood.status': 'minimum-livin' }))).toMatchObject([
      { nearest: 'minimum-living' },
    ]);
  });

  test('that reach the prototype are refused, and reach nothing', () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"certificate.level":1},"constructor":{"x":1},"certificate":{"__proto__":{"level":1}}}',
    );
    expect(wrong(Object(hostile))).toEqual([
      '/facts/__proto__ fact-unknown',
      '/facts/constructor fact-unknown',
      '/facts/certificate/__proto__ fact-unknown',
    ]);
    expect(Object.hasOwn(Object.prototype, 'certificate.level')).toBe(false);
  });

  test('that nest without end are refused at once', () => {
    let deep: object = { level: 1 };
    for (let depth = 0; depth < 10_000; depth++) deep = { certificate: deep };
    expect(wrong(deep)).toEqual(['/facts/certificate/certificate fact-unknown']);
  });
});

describe('facts that a register confirmed', () => {
  const valid = { 'certificate.status': 'valid' };

  test('hold to the end of the month for as many days as the policy gives them', () => {
    expect(readFacts(valid, dictionary, '2023-03', { 'certificate.status': '2023-03-01' }).stale).toEqual([]);
    const { values, stale } = readFacts(valid, dictionary, '2023-03', { 'certificate.status': '2023-02-28' });
    expect(stale).toEqual(['certificate.status']);
    expect(values.has('certificate.status')).toBe(false);
  });

  test('of facts that grow not old, or are not given, are never stale', () => {
    const asOf = { 'certificate.level': '1990-01-01', 'certificate.status': '1990-01-01' };
    expect(readFacts({ 'certificate.level': 1 }, dictionary, '2023-03', asOf).stale).toEqual([]);
  });

  test('on no day, or of no fact, are refused', () => {
    expect(wrong(valid, { 'certificate.status': 'yesterday', 'certificate.statsu': '2023-03-01' })).toEqual([
      '/factsAsOf/certificate.status fact-value',
      '/factsAsOf/certificate.statsu fact-unknown',
    ]);
  });
});

describe('other benefits', () => {
  const policy = policyFrom([MINI_NATION]);
  const held = (...list: object[]) => heldBenefits(policy, new Map([['otherBenefits', list]]));

  test('are listed by code and part, whatever order they were given in', () => {
    const list = [
      { code: 'split', part: 'nursing' },
      { code: 'pension', monthlyAmount: '1.5' },
      { code: 'split', part: 'living' },
    ];
    expect(held(...list)).toEqual(held(...list.reverse()));
    expect(held(...list)?.[0]).toEqual({
      code: 'pension',
      monthlyAmount: 150,
      part: undefined,
      choice: undefined,
    });
    expect(heldBenefits(policy, new Map())).toBeUndefined();
  });

  test('that nobody declared, a part of none, and one listed twice are refused with their places', () => {
    const items = itemsOf(() =>
      held({ code: 'orphn' }, { code: 'split', part: 'lving' }, { code: 'cadre' }, { code: 'cadre' }),
    );
    expect(items).toMatchObject([
      { pointer: '/facts/otherBenefits/0/code', code: 'other-benefit-unknown', nearest: 'orphan' },
      { pointer: '/facts/otherBenefits/1/part', code: 'other-benefit-unknown', nearest: 'living' },
      { pointer: '/facts/otherBenefits/3', code: 'other-benefit-twice' },
    ]);
    expect(itemsOf(() => held({ code: 'constructor' }))).toHaveLength(1);
  });
});
