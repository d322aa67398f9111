import { describe, expect, it } from 'vitest';
import { brief, findingsOfCounty, findingsOfNation } from './checking.ts';

const POOR = 'benefits.living.classes.poor';

describe('a file that departs from the schema', () => {
  it.each<[string, string, unknown, string, string | undefined]>([
    ['an unknown property', 'parametres', {}, 'unknown-property /parametres', 'parameters'],
    [
      'an unknown property inside',
      `${POOR}.lable`,
      'x',
      'unknown-property /benefits/living/classes/poor/lable',
      'label',
    ],
    ['a wrong type', 'parameters.living.amount', 80, 'wrong-type /parameters/living/amount', undefined],
    [
      'an amount with three decimals',
      'parameters.living.amount',
      '80.001',
      'wrong-form /parameters/living/amount',
      undefined,
    ],
    ['a list in the place of a map', 'parameters', [], 'wrong-type /parameters', undefined],
    [
      'an unknown choice',
      'benefits.living.select',
      'higest',
      'unknown-value /benefits/living/select',
      'highest',
    ],
    [
      'a number out of range',
      'facts[certificate.level].maxAgeDays',
      -1,
      'out-of-range /facts/certificate.level/maxAgeDays',
      undefined,
    ],
    [
      'a malformed id',
      'parameters[Living Amount]',
      { amount: '1.00' },
      'malformed-id /parameters/Living Amount',
      undefined,
    ],
    [
      'an unknown term',
      'terms.psh',
      { limit: null, cite: 'luquan-1 一' },
      'unknown-property /terms/psh',
      'push',
    ],
    [
      'a missing property',
      'corrects',
      { reason: 'x' },
      'missing-property /corrects/effectiveFrom',
      undefined,
    ],
    [
      'a cite without clause',
      'parameters.living.cite',
      'luquan-1',
      'wrong-form /parameters/living/cite',
      undefined,
    ],
    ['a date in another form', 'issuedOn', '2022/3/1', 'wrong-form /issuedOn', undefined],
  ])('by %s gets one finding at its place', (_, path, value, expected, nearest) => {
    const findings = findingsOfCounty([path, value]);
    expect(brief(findings)).toEqual([expected]);
    expect(findings[0]?.nearest).toBe(nearest);
  });

  it('says what is right in the words of the schema', () => {
    expect(findingsOfCounty(['parameters.living.amount', '80.001'])[0]?.message.en).toBe(
      'found "80.001"; right is Yuan as decimal text with at most two decimals, such as "80.00"',
    );
    expect(findingsOfCounty(['effectiveFrom', 20220301])[0]?.message.en).toBe(
      'found 20220301; right is Calendar date, YYYY-MM-DD',
    );
    expect(findingsOfCounty(['jurisdiction', '13011'])[0]?.message.en).toContain(
      'GB/T 2260 code of six digits',
    );
  });

  it('reports every mistake, not only the first', () => {
    const found = findingsOfCounty(['parameters.living.amount', 80], ['benefits.living.select', 'most']);
    expect(brief(found).sort()).toEqual([
      'unknown-value /benefits/living/select',
      'wrong-type /parameters/living/amount',
    ]);
  });

  it('stops after 100 findings and says so', () => {
    const wrong = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`p${index}`, 1]));
    const found = findingsOfCounty(['parameters', wrong]);
    expect(found).toHaveLength(101);
    expect(found.at(-1)?.code).toBe('more-findings');
  });
});

const WHEN = `${POOR}.when`;
const AT = '/benefits/living/classes/poor/when';

describe('a condition', () => {
  it.each<[string, unknown, string, string | undefined]>([
    [
      'an unknown operator',
      { fact: 'certificate.level', operator: 'lessThen', value: 3 },
      `unknown-operator ${AT}/operator`,
      'lessThan',
    ],
    ['no value', { fact: 'certificate.level', operator: 'equal' }, `missing-property ${AT}/value`, undefined],
    ['a misspelt all', { al: [] }, `unknown-property ${AT}/al`, 'all'],
    [
      'a misspelt operator key',
      { fact: 'certificate.level', operater: 'equal', value: 1 },
      `missing-property ${AT}/operator`,
      undefined,
    ],
    ['an empty all', { all: [] }, `out-of-range ${AT}/all`, undefined],
    ['nothing in it', {}, `missing-property ${AT}`, undefined],
    ['a text in its place', 'certificate.level < 3', `wrong-type ${AT}`, undefined],
    [
      'an operand that is neither',
      { fact: 'certificate.level', operator: 'equal', value: { paramter: 'x' } },
      `unknown-property ${AT}/value/paramter`,
      'parameter',
    ],
    [
      'a path',
      { fact: 'certificate.level', operator: 'equal', value: 1, path: '$.level' },
      `condition-path ${AT}/path`,
      undefined,
    ],
    [
      'params',
      { fact: 'certificate.level', params: {}, operator: 'equal', value: 1 },
      `condition-option ${AT}/params`,
      undefined,
    ],
    [
      'a priority',
      { priority: 1, fact: 'certificate.level', operator: 'equal', value: 1 },
      `condition-option ${AT}/priority`,
      undefined,
    ],
    [
      'a JSONPath for a fact',
      { fact: '$.certificate.level', operator: 'equal', value: 1 },
      `json-path ${AT}/fact`,
      undefined,
    ],
    [
      'a JSONPath for an operand',
      { fact: 'certificate.level', operator: 'equal', value: { fact: '$..x' } },
      `json-path ${AT}/value/fact`,
      undefined,
    ],
    [
      'a mistake deep inside',
      { any: [{ not: { all: [{ fact: 'certificate.level', operator: 'equl', value: 1 }] } }] },
      `unknown-operator ${AT}/any/0/not/all/0/operator`,
      'equal',
    ],
  ])('with %s gets one finding, whatever alternatives there are', (_, when, expected, nearest) => {
    const findings = findingsOfNation([WHEN, when]);
    expect(brief(findings).slice(0, 1)).toEqual([expected]);
    expect(findings[0]?.nearest).toBe(nearest);
  });

  it('explains why there are no paths', () => {
    const when = { fact: 'certificate.level', operator: 'equal', value: 1, path: '$.a' };
    expect(findingsOfNation([WHEN, when])[0]?.message.en).toMatch(
      /JSONPath, which can run code; right is a flat fact id/,
    );
  });
});

describe('an amount', () => {
  it.each<[string, unknown, string, string | undefined]>([
    [
      'an unknown form',
      { paramter: 'living' },
      'unknown-property /benefits/living/classes/poor/amount/paramter',
      'parameter',
    ],
    [
      'half of a form',
      { percent: 35 },
      'missing-property /benefits/living/classes/poor/amount/of',
      undefined,
    ],
    ['a number', 80, 'wrong-type /benefits/living/classes/poor/amount', undefined],
    [
      'a mistake in a part',
      { sum: ['1.00', { percent: 0, of: 'living' }] },
      'out-of-range /benefits/living/classes/poor/amount/sum/1/percent',
      undefined,
    ],
    ['a sum of one', { sum: ['1.00'] }, 'out-of-range /benefits/living/classes/poor/amount/sum', undefined],
  ])('of %s gets one finding', (_, amount, expected, nearest) => {
    const findings = findingsOfNation([`${POOR}.amount`, amount]);
    expect(brief(findings)).toEqual([expected]);
    expect(findings[0]?.nearest).toBe(nearest);
  });
});
