import type { Operator } from '../../generated/policy-file.ts';
import { type EngineCondition, parameterFact } from '../rules/expand-condition.ts';
import { OPERATORS } from '../rules/operators.ts';
import type { Truth } from '../rules/truth.ts';
import { isObject } from '../shared/json.ts';

/** What a condition may look at: facts by id, and parameters of the month by their engine fact (`parameters.x`). */
export interface Seen {
  readonly values: ReadonlyMap<string, unknown>;
  readonly parameters: ReadonlyMap<string, unknown>;
}

/** A condition as a function: Kleene's truth of it over what is known. */
export type TruthOf = (seen: Seen) => Truth;

type Compare = (found: unknown, wanted: unknown) => boolean;

/** Compiles a condition. The same truth as json-rules-engine's answer read three-valued (rules/reading.ts). */
export function compileTruth(condition: EngineCondition): TruthOf {
  if ('all' in condition) return group(condition.all.map(compileTruth), false);
  if ('any' in condition) return group(condition.any.map(compileTruth), true);
  if ('not' in condition) {
    const inner = compileTruth(condition.not);
    return (seen) => {
      const truth = inner(seen);
      return truth === undefined ? undefined : !truth;
    };
  }
  return leaf(condition);
}

/** `all` ends at the first false part, `any` at the first true one; else one unknown part leaves it unknown. */
function group(parts: readonly TruthOf[], decisive: boolean): TruthOf {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  return (seen) => {
    let truth: Truth = !decisive;
    for (const part of parts) {
      const one = part(seen);
      if (one === decisive) return decisive;
      if (one === undefined) truth = undefined;
    }
    return truth;
  };
}

function leaf({ fact, operator, value }: Extract<EngineCondition, { fact: string }>): TruthOf {
  const compare = compareBy(operator);
  if (!isObject(value)) {
    return ({ values }) => {
      const found = values.get(fact);
      return found === undefined ? undefined : compare(found, value);
    };
  }
  const from = String(value.fact);
  const isParameter = from.startsWith(parameterFact(''));
  return ({ values, parameters }) => {
    const found = values.get(fact);
    const wanted = isParameter ? parameters.get(from) : values.get(from);
    return found === undefined || wanted === undefined ? undefined : compare(found, wanted);
  };
}

/** How an operator of a policy compares: as the operator table says, or as json-rules-engine does. */
function compareBy(operator: string): Compare {
  const compare = OPERATORS[operator as Operator]?.evaluate ?? BUILT_IN.get(operator);
  if (compare === undefined)
    throw new TypeError(
      `operator is ${operator}; right is one of ${Object.keys(OPERATORS).join(', ')}, with its comparison in rules/operators.ts or here`,
    );
  return compare;
}

const ordered =
  (isInOrder: (a: number, b: number) => boolean): Compare =>
  (found, wanted) =>
    isNumeric(found) && isInOrder(found as number, wanted as number);

/** json-rules-engine orders what begins like a number: amounts, levels, and days as YYYY-MM-DD, whose text sorts. */
function isNumeric(found: unknown): boolean {
  return typeof found === 'number' ? !Number.isNaN(found) : !Number.isNaN(Number.parseFloat(String(found)));
}

const isIn: Compare = (found, wanted) => Array.isArray(wanted) && wanted.includes(found);

/** The operators that json-rules-engine brings. */
const BUILT_IN: ReadonlyMap<string, Compare> = new Map<Operator, Compare>([
  ['equal', (found, wanted) => found === wanted],
  ['notEqual', (found, wanted) => found !== wanted],
  ['in', isIn],
  ['notIn', (found, wanted) => !isIn(found, wanted)],
  ['lessThan', ordered((a, b) => a < b)],
  ['lessThanInclusive', ordered((a, b) => a <= b)],
  ['greaterThan', ordered((a, b) => a > b)],
  ['greaterThanInclusive', ordered((a, b) => a >= b)],
  ['contains', (found, wanted) => Array.isArray(found) && found.includes(wanted)],
  ['doesNotContain', (found, wanted) => Array.isArray(found) && !found.includes(wanted)],
]);
