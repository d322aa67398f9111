import { describe, expect, test } from 'vitest';
import {
  type ExpandContext,
  expandCondition,
  LEAF_BUDGET,
  parameterFact,
} from '../../../../functions/core/rules/expand-condition.ts';
import { OPERATORS } from '../../../../functions/core/rules/operators.ts';
import { and, not, or } from '../../../../functions/core/rules/truth.ts';
import type { Condition } from '../../../../functions/generated/policy-file.ts';
import { cpuMs } from '../../../support/cpu-time.ts';

const leaf: Condition = { fact: 'a', operator: 'equal', value: 1 };

function context(shared: Record<string, Condition> = {}): ExpandContext {
  return {
    conditions: Object.fromEntries(Object.entries(shared).map(([id, when]) => [id, { when }])),
    encode: (fact, literal) => (fact === 'money' ? Number(literal) * 100 : literal),
    budget: { leaves: LEAF_BUDGET },
  };
}

describe('expanding a condition', () => {
  test('puts shared conditions in their place, inside others too', () => {
    const shared = { one: { not: leaf }, two: { any: [{ condition: 'one' }, leaf] } };
    expect(expandCondition({ all: [{ condition: 'two' }] }, context(shared))).toEqual({
      all: [{ any: [{ not: leaf }, leaf] }],
    });
  });

  test('brings amounts to 分, alone and in lists, and leaves facts and parameters to the month', () => {
    const expand = (value: Extract<Condition, { fact: string }>['value']) =>
      expandCondition({ fact: 'money', operator: 'equal', value }, context());
    expect(expand('80')).toMatchObject({ value: 8000 });
    expect(expand(['80', '90'])).toMatchObject({ value: [8000, 9000] });
    expect(expand({ parameter: 'living' })).toMatchObject({ value: { fact: parameterFact('living') } });
    expect(expand({ fact: 'other' })).toMatchObject({ value: { fact: 'other' } });
  });

  test('refuses a shared condition that nobody declared', () => {
    expect(() => expandCondition({ condition: 'lost' }, context())).toThrow(/condition lost is not declared/);
  });

  test('refuses a circle and what nests too deeply', () => {
    const circle = { one: { all: [{ condition: 'two' }] }, two: { not: { condition: 'one' } } };
    expect(() => expandCondition({ condition: 'one' }, context(circle))).toThrow(/circle/);
    const deep = Array.from({ length: 10_000 }).reduce<Condition>((inner) => ({ not: inner }), leaf);
    expect(() => expandCondition(deep, context())).toThrow(/nest deeper than 40/);
  });

  test('refuses shared conditions that multiply, at once', async () => {
    const shared: Record<string, Condition> = { c0: { any: [leaf, leaf] } };
    for (let level = 1; level < 19; level++)
      shared[`c${level}`] = { any: [{ condition: `c${level - 1}` }, { condition: `c${level - 1}` }] };
    const took = await cpuMs(() =>
      expect(() => expandCondition({ condition: 'c18' }, context(shared))).toThrow(
        /more than 6000 comparisons/,
      ),
    );
    expect(took).toBeLessThan(1000);
  });

  test('counts the comparisons of a whole policy, not of one condition', () => {
    const one = context();
    const many: Condition = { any: Array.from({ length: 3000 }, () => leaf) };
    expandCondition(many, one);
    expandCondition(many, one);
    expect(() => expandCondition(leaf, one)).toThrow(/more than 6000 comparisons/);
  });
});

describe('truth', () => {
  const values = [true, false, undefined];

  test('of and, or and not is Kleene’s: or is and seen in the mirror of not', () => {
    expect([and([true, undefined]), and([false, undefined]), and([])]).toEqual([undefined, false, true]);
    expect([or([true, undefined]), or([false, undefined]), or([])]).toEqual([true, undefined, false]);
    for (const a of values) for (const b of values) expect(or([a, b])).toBe(not(and([not(a), not(b)])));
  });
});

describe('operators', () => {
  test('each has a symbol of its own', () => {
    const symbols = Object.values(OPERATORS).map(({ symbol }) => symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
  });
});
