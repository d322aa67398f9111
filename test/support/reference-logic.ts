import fc from 'fast-check';
import type { EngineCondition } from '../../functions/core/rules/expand-condition.ts';

/** Facts as a policy's dictionary would check them: whole numbers, days, choices and lists of choices. */
const VALUES = {
  'n.one': fc.integer({ min: 0, max: 3 }),
  'n.two': fc.integer({ min: 0, max: 3 }),
  's.one': fc.constantFrom('a', 'b', 'c'),
  'd.one': fc.constantFrom('2023-01-31', '2023-02-01', '2024-01-01'),
  'b.one': fc.boolean(),
  'l.one': fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
} as const;

type Facts = Record<string, unknown>;

/** Everything that can be known. */
export const allFacts: fc.Arbitrary<Facts> = fc.record(VALUES).map((facts): Facts => facts);

/** All facts, and those of them that are known. */
export const partialFacts = fc.tuple(allFacts, fc.infiniteStream(fc.boolean())).map(([all, isKnown]) => ({
  all,
  known: Object.fromEntries(Object.entries(all).filter(() => isKnown.next().value)),
}));

const ordered = fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive');
const equality = fc.constantFrom('equal', 'notEqual');
const membership = fc.constantFrom('in', 'notIn');
const numbers = fc.constantFrom('n.one', 'n.two');

function leaf(
  fact: fc.Arbitrary<string>,
  operator: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<EngineCondition> {
  return fc.record({ fact, operator, value });
}

const anyLeaf = fc.oneof(
  leaf(numbers, fc.oneof(ordered, equality), VALUES['n.one']),
  leaf(
    numbers,
    fc.oneof(ordered, equality),
    numbers.map((fact) => ({ fact })),
  ),
  leaf(numbers, membership, fc.array(VALUES['n.one'], { minLength: 1, maxLength: 2 })),
  leaf(fc.constant('d.one'), fc.oneof(ordered, equality), VALUES['d.one']),
  leaf(fc.constant('s.one'), equality, VALUES['s.one']),
  leaf(fc.constant('s.one'), membership, fc.array(VALUES['s.one'], { minLength: 1, maxLength: 2 })),
  leaf(fc.constant('b.one'), equality, fc.boolean()),
  leaf(fc.constant('l.one'), fc.constantFrom('contains', 'doesNotContain'), VALUES['s.one']),
  leaf(
    fc.constant('l.one'),
    fc.constant('containsAny'),
    fc.array(VALUES['s.one'], { minLength: 1, maxLength: 2 }),
  ),
);

/** Condition trees as policies write them. */
export const anyCondition: fc.Arbitrary<EngineCondition> = fc.letrec<{ tree: EngineCondition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyLeaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ),
})).tree;

/** Kleene's tables over 0 (false), ½ (unknown) and 1 (true): and is the minimum, or the maximum, not the complement. */
export function kleene(condition: EngineCondition, facts: Facts): number {
  if ('all' in condition) return Math.min(...condition.all.map((part) => kleene(part, facts)));
  if ('any' in condition) return Math.max(...condition.any.map((part) => kleene(part, facts)));
  if ('not' in condition) return 1 - kleene(condition.not, facts);
  const found = facts[condition.fact];
  const wanted = operand(condition.value, facts);
  if (found === undefined || wanted === undefined) return 0.5;
  return compares(condition.operator, found, wanted) ? 1 : 0;
}

function operand(value: unknown, facts: Facts): unknown {
  return typeof value === 'object' && value !== null && 'fact' in value ? facts[String(value.fact)] : value;
}

function compares(operator: string, found: unknown, wanted: unknown): boolean {
  const order = String(found) < String(wanted) ? -1 : String(found) > String(wanted) ? 1 : 0;
  const among = Array.isArray(wanted) ? wanted : [];
  const list = Array.isArray(found) ? found : [];
  switch (operator) {
    case 'equal':
      return found === wanted;
    case 'notEqual':
      return found !== wanted;
    case 'lessThan':
      return order < 0;
    case 'lessThanInclusive':
      return order <= 0;
    case 'greaterThan':
      return order > 0;
    case 'greaterThanInclusive':
      return order >= 0;
    case 'in':
      return among.includes(found);
    case 'notIn':
      return !among.includes(found);
    case 'contains':
      return list.includes(wanted);
    case 'doesNotContain':
      return !list.includes(wanted);
    case 'containsAny':
      return among.some((one) => list.includes(one));
    default:
      throw new Error(`the reference knows no operator ${operator}`);
  }
}
