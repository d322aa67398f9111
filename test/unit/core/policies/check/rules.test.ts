import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../../support/cpu-time.ts';
import { brief, findingsOfCounty, findingsOfNation } from './checking.ts';

const CITE = 'luquan-1 一';
const AT = '/benefits/living/classes/own/when';
const found = (when: unknown) =>
  findingsOfCounty(['benefits.living.classes.own', { label: '本区', when, amount: '90.00', cite: CITE }]);
const compare = (fact: string, operator: string, value: unknown) => found({ fact, operator, value });

describe('a comparison', () => {
  it.each<[string, string, string, unknown, string]>([
    ['lessThan on text', 'livelihood.status', 'lessThan', 'none', `operator-against-fact ${AT}/operator`],
    [
      'contains on a single value',
      'certificate.level',
      'contains',
      2,
      `operator-against-fact ${AT}/operator`,
    ],
    ['equal on a list', 'heldCodes', 'equal', 'orphan', `operator-against-fact ${AT}/operator`],
    ['equal with a list', 'certificate.level', 'equal', [1, 2], `operator-against-fact ${AT}/value`],
    ['in with one value', 'certificate.level', 'in', 2, `operator-against-fact ${AT}/value`],
    [
      'in with a parameter',
      'person.age',
      'in',
      { parameter: 'oldAge' },
      `operand-against-fact ${AT}/value/parameter`,
    ],
    [
      'an amount with a number parameter',
      'household.income',
      'lessThan',
      { parameter: 'oldAge' },
      `operand-against-fact ${AT}/value/parameter`,
    ],
    [
      'a number with an amount parameter',
      'person.age',
      'lessThan',
      { parameter: 'threshold' },
      `operand-against-fact ${AT}/value/parameter`,
    ],
    [
      'a date with a number',
      'person.birthDate',
      'lessThan',
      { fact: 'person.age' },
      `operand-against-fact ${AT}/value/fact`,
    ],
    ['a level beyond the last', 'certificate.level', 'equal', 5, `value-against-fact ${AT}/value`],
    ['"二级" for a level', 'certificate.level', 'equal', '二级', `value-against-fact ${AT}/value`],
    ['a number as text', 'certificate.level', 'equal', '2', `value-against-fact ${AT}/value`],
    ['an unknown choice', 'livelihood.status', 'equal', 'minimum-livng', `value-against-fact ${AT}/value`],
    ['a choice in a list', 'livelihood.status', 'in', ['none', 'poor'], `value-against-fact ${AT}/value/1`],
    [
      'a day that does not exist',
      'person.birthDate',
      'lessThan',
      '1960-02-30',
      `value-against-fact ${AT}/value`,
    ],
    ['an amount that is none', 'household.income', 'lessThan', 'viel', `value-against-fact ${AT}/value`],
    ['a code that no benefit has', 'heldCodes', 'contains', 'orphans', `value-against-fact ${AT}/value`],
    [
      'codes in a list',
      'heldCodes',
      'containsAny',
      ['orphan', 'pensions'],
      `value-against-fact ${AT}/value/1`,
    ],
  ])('of %s is an error, not silently false', (_, fact, operator, value, expected) => {
    expect(brief(compare(fact, operator, value))).toEqual([expected]);
  });

  it.each<[string, string, unknown]>([
    ['certificate.level', 'lessThanInclusive', 2],
    ['certificate.level', 'in', [1, 2]],
    ['heldCodes', 'contains', 'orphan'],
    ['heldCodes', 'containsAny', ['orphan', 'pension']],
    ['household.income', 'lessThan', '500.00'],
    ['household.income', 'lessThan', { parameter: 'threshold' }],
    ['person.age', 'greaterThan', { parameter: 'oldAge' }],
    ['person.birthDate', 'lessThan', { fact: 'certificate.cancelledOn' }],
    ['hukou.code', 'equal', '130110'],
  ])('of %s by %s is right', (fact, operator, value) => {
    expect(compare(fact, operator, value)).toEqual([]);
  });

  it('gives the nearest value', () => {
    expect(compare('livelihood.status', 'equal', 'minimum-livng')[0]).toMatchObject({
      nearest: 'minimum-living',
      message: {
        zh: 'livelihood.status 与 "minimum-livng" 比较；应为 minimum-living、none 之一',
        en: 'livelihood.status is compared with "minimum-livng"; right is one of minimum-living, none',
      },
    });
  });

  it('of the nation does not lose its sense where a county redefines the fact', () => {
    const changed = findingsOfCounty([
      'facts[livelihood.status]',
      { choices: { 'minimum-living': null, poor: '穷' } },
    ]);
    expect(brief(changed)).toEqual(['value-against-fact /facts/livelihood.status']);
    expect(changed[0]?.message.en).toContain('benefits.living.classes.poor.when.value');
  });
});

describe('conditions', () => {
  const chain = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const next =
          index === count - 1
            ? { fact: 'certificate.level', operator: 'equal', value: 1 }
            : { condition: `c${index + 1}` };
        return [`c${index}`, { label: 'x', when: { all: [next, next] }, cite: CITE }];
      }),
    );
  const used = { label: '本区', when: { condition: 'c0' }, amount: '90.00', cite: CITE };

  it('that double 60 times are counted, not expanded', async () => {
    const took = await cpuMs(() => {
      const hostile = findingsOfCounty(['conditions', chain(60)], ['benefits.living.classes.own', used]);
      expect(brief(hostile)).toEqual(['conditions-too-costly /conditions']);
    });
    expect(took).toBeLessThan(2000);
  });

  it('that refer to each other in a circle are reported', () => {
    const circle = {
      ...chain(2),
      c1: { label: 'x', when: { not: { condition: 'c0' } }, cite: CITE },
    };
    const hostile = findingsOfCounty(['conditions', circle], ['benefits.living.classes.own', used]);
    expect(brief(hostile)).toEqual(['condition-circle /conditions/c0']);
    expect(hostile[0]?.message.en).toContain('c0 → c1 → c0');
  });

  it('nest at most 40 deep', () => {
    const deep = Array.from({ length: 41 }).reduce<unknown>((inner) => ({ not: inner }), {
      fact: 'certificate.level',
      operator: 'equal',
      value: 1,
    });
    expect(brief(found(deep))).toEqual([`conditions-too-costly ${AT}`]);
    expect(found((deep as { not: unknown }).not)).toEqual([]);
  });
});

describe('a table', () => {
  const table = (by: string[], ...cells: unknown[][]) =>
    findingsOfCounty([
      'benefits.living.table',
      {
        by,
        rows: cells.map((when, index) => ({ id: `row-${index}`, when, amount: '1.00', label: 'x' })),
        cite: CITE,
      },
    ]);

  it('has a cell for every fact', () => {
    expect(brief(table(['certificate.level', 'person.age'], [1], [2, 'any']))).toEqual([
      'table-width /benefits/living/table/rows/0/when',
    ]);
  });

  it('has cells that its facts can have', () => {
    const rows = '/benefits/living/table/rows';
    expect(
      brief(
        table(
          ['certificate.level', 'livelihood.status'],
          [7, 'non'],
          [{ below: '2' }, { from: 'none' }],
          [[1, 9], 'any'],
        ),
      ).sort(),
    ).toEqual([
      `operator-against-fact ${rows}/1/when/1`,
      `value-against-fact ${rows}/0/when/0`,
      `value-against-fact ${rows}/0/when/1`,
      `value-against-fact ${rows}/1/when/0/below`,
      `value-against-fact ${rows}/2/when/0/1`,
    ]);
  });

  it('cannot look at a list', () => {
    expect(brief(table(['heldCodes'], ['orphan']))).toEqual([
      'operator-against-fact /benefits/living/table/by/0',
    ]);
  });

  it.each<[string, unknown[][]]>([
    ['the same again', [[1], [1]]],
    ['a value of a list before', [[[1, 2]], [2]]],
    ['a value of a range before', [[{ to: 2 }], [1]]],
    ['a list in a range before', [[{ below: 4 }], [[1, 3]]]],
    ['a range in a range before', [[{ to: 3 }], [{ above: 1, below: 3 }]]],
    ['anything after any', [['any'], [1]]],
    ['any after all of its values', [[{ from: 1 }], ['any']]],
  ])('warns of a row that is never reached: %s', (_, cells) => {
    expect(table(['certificate.level'], ...cells)).toMatchObject([
      { code: 'unreachable-row', severity: 'warning' },
    ]);
  });

  it.each<[string, unknown[][]]>([
    ['wider after narrower', [[1], [[1, 2]], [{ to: 3 }], ['any']]],
    ['ranges that touch', [[{ below: 2 }], [{ from: 2, below: 3 }], [{ from: 3 }]]],
    ['parameters that differ', [[{ below: { parameter: 'oldAge' } }], [{ from: { parameter: 'oldAge' } }]]],
  ])('does not warn of rows that are reached: %s', (_, cells) => {
    expect(table(['certificate.level'], ...cells)).toEqual([]);
  });

  it('compares amounts as money and open ranges by their ends', () => {
    expect(brief(table(['household.income'], [{ below: '100.00' }], [{ below: '99.5' }]))).toEqual([
      'unreachable-row /benefits/living/table/rows/1',
    ]);
    expect(table(['household.income'], [{ above: '100.00' }], [{ from: '100' }])).toEqual([]);
  });

  it('shares its reason ids with no class', () => {
    const rows = [
      { id: 'poor', when: [1], amount: '1.00', label: 'x' },
      { id: 'a', when: [2], amount: '1.00', label: 'x' },
    ];
    const both = {
      by: ['certificate.level'],
      rows,
      residual: { id: 'a', amount: '1.00', label: 'x' },
      cite: CITE,
    };
    expect(brief(findingsOfCounty(['benefits.living.table', both]))).toEqual([
      'duplicate-reason /benefits/living/table/rows/0/id',
    ]);
    expect(
      brief(findingsOfCounty(['benefits.living.classes', { poor: null }], ['benefits.living.table', both])),
    ).toEqual(['duplicate-reason /benefits/living/table/residual']);
  });
});

describe('an amount', () => {
  it.each<[string, unknown, string]>([
    ['a number parameter', { parameter: 'oldAge' }, 'parameter'],
    ['a share of a number', { percent: 10, of: 'oldAge' }, 'of'],
    ['an amount times an amount', { multiply: '1.00', by: { parameter: 'living' } }, 'by/parameter'],
    ['an amount times a text', { multiply: '1.00', by: { fact: 'livelihood.status' } }, 'by/fact'],
  ])('is not %s', (_, amount, place) => {
    const own = { label: 'x', when: { condition: 'severe' }, amount, cite: CITE };
    expect(brief(findingsOfCounty(['benefits.living.classes.own', own]))).toEqual([
      `amount-against-parameter /benefits/living/classes/own/amount/${place}`,
    ]);
  });
});

describe('a fact', () => {
  const fact = (value: unknown) =>
    brief(findingsOfNation(['facts[own.fact]', { label: 'x', ...(value as object) }]));

  it.each<[string, unknown, string]>([
    [
      'bounds that cross',
      { schema: { type: 'integer', minimum: 3, maximum: 1 } },
      'fact-schema /facts/own.fact/schema',
    ],
    [
      'choices of a number',
      { schema: { type: 'integer' }, choices: { a: 'x' } },
      'fact-schema /facts/own.fact/schema',
    ],
    [
      'a choice outside of its enum',
      { schema: { type: 'string', enum: ['a'] }, choices: { b: 'x' } },
      'fact-schema /facts/own.fact/choices/b',
    ],
    ['a list of nothing', { schema: { type: 'array' } }, 'fact-schema /facts/own.fact/schema'],
    [
      'bounds by an unknown value',
      { schema: { type: 'integer' }, narrowedBy: { fact: 'hukou.area', bounds: { town: {} } } },
      'fact-schema /facts/own.fact/narrowedBy/bounds/town',
    ],
    [
      'an age from no date',
      { schema: { type: 'integer' }, derived: { kind: 'age', from: 'hukou.code' } },
      'derivation /facts/own.fact/derived/from',
    ],
    [
      'an age from nothing',
      { schema: { type: 'integer' }, derived: { kind: 'age' } },
      'derivation /facts/own.fact/derived',
    ],
    [
      'a multiple of nothing',
      { schema: { type: 'number' }, derived: { kind: 'multiple-of', from: 'household.income' } },
      'derivation /facts/own.fact/derived',
    ],
    [
      'itself as its base',
      {
        schema: { type: 'array', items: { type: 'string' } },
        derived: { kind: 'held-benefits', from: 'own.fact' },
      },
      'derivation /facts/own.fact/derived',
    ],
  ])('does not have %s', (_, value, expected) => {
    expect(fact(value)).toEqual([expected]);
  });

  it('that dates an event is a date', () => {
    expect(brief(findingsOfNation(['events.cancelled.fact', 'person.age']))).toEqual([
      'operand-against-fact /events/cancelled/fact',
    ]);
  });
});
