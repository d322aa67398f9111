import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTruth } from '../../../../functions/core/bulk/compile-truth.ts';
import { unknownIn } from '../../../../functions/core/bulk/unknown-in.ts';
import type { EngineCondition } from '../../../../functions/core/rules/expand-condition.ts';
import { OPERATORS } from '../../../../functions/core/rules/operators.ts';
import { ruleCollector } from '../../../../functions/core/rules/rule-set.ts';
import { anyCondition, partialFacts } from '../../../support/reference-logic.ts';

async function engineReading(condition: EngineCondition, values: ReadonlyMap<string, unknown>) {
  const collector = ruleCollector();
  collector.add(condition);
  const [reading] = await collector.build().evaluate(values);
  return { truth: reading?.truth, unknown: reading?.unknown };
}

function closureReading(condition: EngineCondition, values: ReadonlyMap<string, unknown>) {
  const seen = { values, parameters: new Map() };
  return { truth: compileTruth(condition)(seen), unknown: unknownIn(condition)(seen) };
}

test('any condition over any facts: the truth and the unknown facts of json-rules-engine', async () => {
  await fc.assert(
    fc.asyncProperty(anyCondition, partialFacts, async (condition, { known }) => {
      const values = new Map(Object.entries(known));
      expect(closureReading(condition, values)).toEqual(await engineReading(condition, values));
    }),
    { numRuns: 1_000 },
  );
});

const VALUES = [
  0,
  1,
  -1,
  2.5,
  10,
  '10',
  '9',
  '',
  'a',
  '2023-03-31',
  '2023-04',
  true,
  false,
  null,
  [],
  ['a'],
  [1, 'a'],
];

test.each(Object.keys(OPERATORS))(
  '%s compares any two values as json-rules-engine does',
  async (operator) => {
    const takesList = OPERATORS[operator as keyof typeof OPERATORS].value === 'list';
    for (const found of VALUES)
      for (const value of VALUES.filter((one) => Array.isArray(one) === takesList)) {
        const condition = { fact: 'x', operator, value };
        const values = new Map([['x', found]]);
        const [own, engine] = [closureReading(condition, values), await engineReading(condition, values)];
        expect(own, JSON.stringify([found, operator, value])).toEqual(engine);
      }
  },
);

test('a parameter that is unset leaves a comparison unknown, and is named', () => {
  const condition = { fact: 'n', operator: 'lessThan', value: { fact: 'parameters.limit' } };
  const values = new Map([['n', 3]]);
  expect(closureReading(condition, values)).toEqual({ truth: undefined, unknown: ['parameters.limit'] });
  const seen = { values, parameters: new Map([['parameters.limit', 4]]) };
  expect(compileTruth(condition)(seen)).toBe(true);
});

test('an operator without a comparison is a fault when the policy is compiled, not a silent false', () => {
  expect(() => compileTruth({ fact: 'n', operator: 'resembles', value: 1 })).toThrow(
    /operator is resembles; right is one of equal, /,
  );
});
