import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EngineCondition } from '../../../../functions/core/rules/expand-condition.ts';
import type { Reading } from '../../../../functions/core/rules/reading.ts';
import { ruleCollector } from '../../../../functions/core/rules/rule-set.ts';
import { allFacts, anyCondition, kleene, partialFacts } from '../../../support/reference-logic.ts';

async function read(condition: EngineCondition, facts: Record<string, unknown>): Promise<Reading> {
  const collector = ruleCollector();
  collector.add(condition);
  const [reading] = await collector.build().evaluate(new Map(Object.entries(facts)));
  if (reading === undefined) throw new Error('one rule, one reading');
  return reading;
}

const number = (truth: boolean | undefined) => (truth === undefined ? 0.5 : Number(truth));

describe('the three-valued reading of a condition', () => {
  test('is what Kleene’s tables say, for any tree over any known facts', async () => {
    await fc.assert(
      fc.asyncProperty(anyCondition, partialFacts, async (condition, { known }) => {
        expect(number((await read(condition, known)).truth)).toBe(kleene(condition, known));
      }),
      { numRuns: 2000 },
    );
  });

  test('that is certain stays so, whatever the unknown facts turn out to be', async () => {
    await fc.assert(
      fc.asyncProperty(anyCondition, partialFacts, allFacts, async (condition, { known }, others) => {
        const before = await read(condition, known);
        fc.pre(before.truth !== undefined);
        expect((await read(condition, { ...others, ...known })).truth).toBe(before.truth);
      }),
      { numRuns: 1000 },
    );
  });

  test('that is unknown names only unknown facts, and is certain once they are known', async () => {
    await fc.assert(
      fc.asyncProperty(anyCondition, partialFacts, async (condition, { all, known }) => {
        const { truth, unknown } = await read(condition, known);
        expect(unknown.length > 0).toBe(truth === undefined);
        for (const fact of unknown) expect(known).not.toHaveProperty([fact]);
        const named = Object.fromEntries(unknown.map((fact) => [fact, all[fact]]));
        expect((await read(condition, { ...known, ...named })).truth).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('shows every comparison once, in the order of the condition, with the values seen', async () => {
    const condition: EngineCondition = {
      any: [
        { fact: 'b.one', operator: 'equal', value: true },
        { all: [{ fact: 'n.one', operator: 'lessThan', value: { fact: 'n.two' } }] },
        { not: { fact: 's.one', operator: 'in', value: ['a'] } },
      ],
    };
    const { comparisons } = await read(condition, { 'b.one': true, 'n.one': 1, 'n.two': 2 });
    expect(comparisons).toEqual([
      { fact: 'b.one', operator: 'equal', found: true, wanted: true, wantedFrom: undefined, truth: true },
      { fact: 'n.one', operator: 'lessThan', found: 1, wanted: 2, wantedFrom: 'n.two', truth: true },
      {
        fact: 's.one',
        operator: 'in',
        found: undefined,
        wanted: ['a'],
        wantedFrom: undefined,
        truth: undefined,
      },
    ]);
  });

  test('takes null, known not to apply, as a value: it is not unknown, and in no order', async () => {
    for (const [operator, truth] of [
      ['equal', false],
      ['notEqual', true],
      ['lessThanInclusive', false],
      ['greaterThanInclusive', false],
    ] as const)
      expect((await read({ fact: 'x', operator, value: 2 }, { x: null })).truth).toBe(truth);
    expect((await read({ fact: 'x', operator: 'in', value: [3, 4] }, { x: null })).truth).toBe(false);
  });
});
