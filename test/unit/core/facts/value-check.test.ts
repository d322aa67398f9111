import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ValueSchema } from '../../../../functions/core/facts/right-value.ts';
import { valueCheck } from '../../../../functions/core/facts/value-check.ts';
import { isCalendarDate } from '../../../../functions/core/shared/calendar-date.ts';
import { parseMoney } from '../../../../functions/core/shared/money.ts';
import { isMonth } from '../../../../functions/core/shared/month.ts';
import { MINI_FACTS } from '../../../support/mini-policy.ts';

const ajv = new Ajv({ strict: false, formats: { date: isCalendarDate, month: isMonth } });
ajv.addFormat('jurisdiction-code', /^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$/);
ajv.addKeyword({
  keyword: 'money',
  errors: false,
  validate: (_: unknown, value: unknown) => parseMoney(String(value)) !== undefined,
});

/** The same in the words of JSON Schema; objects are closed, and money is our own. */
function jsonSchemaOf({ items, properties, ...own }: ValueSchema): object {
  if (own.format === 'money') return { type: ['string', 'number'], money: true };
  const members = Object.entries(properties ?? {}).map(([name, one]) => [name, jsonSchemaOf(one)]);
  return {
    ...own,
    ...(items && { items: jsonSchemaOf(items) }),
    ...(properties && { properties: Object.fromEntries(members), additionalProperties: false }),
  };
}

const name = fc.constantFrom('code', 'level', 'part', 'a/b');
const choices = fc.uniqueArray(fc.constantFrom('A', 'B', '二级', '1'), { minLength: 1 });
const bound = fc.integer({ min: -2, max: 8 });
const number = fc.record(
  { type: fc.constantFrom('integer', 'number'), minimum: bound, maximum: bound },
  { requiredKeys: ['type'] },
);
const text = fc.record(
  {
    type: fc.constant('string'),
    format: fc.constantFrom('date', 'month', 'money', 'jurisdiction-code'),
    enum: choices,
    maxLength: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['type'] },
);
const single = fc.oneof(number, text, fc.constant({ type: 'boolean' }));
const object = fc.record(
  { type: fc.constant('object'), required: fc.uniqueArray(name), properties: fc.dictionary(name, single) },
  { requiredKeys: ['type'] },
);
const list = fc.record(
  { type: fc.constant('array'), maxItems: fc.integer({ min: 1, max: 3 }), items: fc.oneof(single, object) },
  { requiredKeys: ['type'] },
);
const schemas = fc.oneof(single, list) as fc.Arbitrary<ValueSchema>; // the types of constants are wider

const plain = fc.constantFrom<unknown>(
  ...[true, false, null, 0, 1, -1, 1.5, 7, 80.5, 0.1 + 0.2, '', 'A', '1', '二级', '𠮷𠮷', '80.00', '80.001'],
  ...['2023-02-23', '2023-02-30', '2023-02', '2023-13', '130110', '130110001', '13011', 'far too long'],
);
const entry = fc.dictionary(name, plain, { maxKeys: 3 });
const values = fc.oneof(plain, entry, fc.array(fc.oneof(plain, entry), { maxLength: 4 }));

describe('the check of a value', () => {
  test('says of every value what Ajv says, and shows the same place', () => {
    fc.assert(
      fc.property(schemas, values, (schema, value) => {
        const validate = ajv.compile(jsonSchemaOf(schema));
        const problem = valueCheck(schema)(value);
        expect(problem === undefined).toBe(validate(value));
        const [error] = validate.errors ?? [];
        const isExtra = error?.keyword === 'additionalProperties';
        if (error && !isExtra) expect(problem?.pointer).toBe(error.instancePath);
        if (error && isExtra) expect(problem?.found).toBe(error.params.additionalProperty);
      }),
      { numRuns: 300 },
    );
  });

  test('is one for equal schemas', () => {
    expect(valueCheck({ type: 'boolean' })).toBe(valueCheck({ type: 'boolean' }));
  });

  test('takes no number that JSON cannot write', () => {
    expect(valueCheck({ type: 'number' })(JSON.parse('1e999'))?.right.en).toBe('a number, without quotes');
    expect(valueCheck({ type: 'integer' })(JSON.parse('1e999'))).toBeDefined();
  });

  test('points at what an entry has too much, and says what it may have', () => {
    const items = { type: 'object', properties: { code: { type: 'string' } } } as const;
    const check = valueCheck({ type: 'array', items });
    expect(check([{ code: 'x' }, { 'c/d': 1 }])).toEqual({
      pointer: '/1/c~1d',
      found: 'c/d',
      right: { zh: 'code 之一', en: 'one of code' },
    });
    expect(check([{ code: 1 }])).toEqual({ pointer: '/0/code', found: 1, right: { zh: '文字', en: 'text' } });
  });

  test.each([
    [{ type: 'integer', minimum: 1, maximum: 4 }, 'a whole number from 1 to 4, without quotes'],
    [{ type: 'number', minimum: 1 }, 'a number of 1 or more, without quotes'],
    [{ type: 'number', maximum: 4 }, 'a number of 4 or less, without quotes'],
    [{ type: 'string', maxLength: 3 }, 'text of at most 3 characters'],
    [{ type: 'array', maxItems: 2 }, 'a list of at most 2'],
    [{ type: 'string', enum: ['a', 'b'] }, 'one of a, b'],
    [{ type: 'string', format: 'money', enum: ['a'] }, 'yuan with at most two decimals, such as "80.00"'],
    [{ type: 'string', format: 'month' }, 'a month as YYYY-MM, such as 2023-03'],
  ] satisfies [ValueSchema, string][])('%j is put as: %s', (schema, right) => {
    expect(valueCheck(schema)({})?.right.en).toBe(right);
  });

  test('compares text by characters, not by halves of them', () => {
    expect(valueCheck({ type: 'string', maxLength: 2 })('𠮷𠮷')).toBeUndefined();
    expect(valueCheck({ type: 'string', maxLength: 2 })('𠮷𠮷𠮷')).toBeDefined();
  });

  test('knows the forms that facts of a policy have', () => {
    for (const { schema } of Object.values(MINI_FACTS))
      if (schema) expect(valueCheck(schema)).toBeTypeOf('function');
  });
});
