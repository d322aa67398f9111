import type { EngineCondition } from '../rules/expand-condition.ts';
import { type EvaluatedCondition, readCondition } from '../rules/reading.ts';
import { isObject } from '../shared/json.ts';
import { compileTruth, type Seen } from './compile-truth.ts';

/**
 * The facts that are unknown where a condition is. The condition is put into the form in which the engine hands it
 * back, so that this is read where it always is; few people are asked.
 */
export function unknownIn(condition: EngineCondition): (seen: Seen) => readonly string[] {
  const evaluated = evaluation(condition);
  return (seen) => readCondition(evaluated(seen)).unknown;
}

function evaluation(condition: EngineCondition): (seen: Seen) => EvaluatedCondition {
  if ('all' in condition) {
    const parts = condition.all.map(evaluation);
    return (seen) => ({ all: parts.map((part) => part(seen)) });
  }
  if ('any' in condition) {
    const parts = condition.any.map(evaluation);
    return (seen) => ({ any: parts.map((part) => part(seen)) });
  }
  if ('not' in condition) {
    const inner = evaluation(condition.not);
    return (seen) => ({ not: inner(seen) });
  }
  const { fact, operator, value } = condition;
  const truthOf = compileTruth(condition);
  const from = isObject(value) ? String(value.fact) : undefined;
  return (seen) => ({
    fact,
    operator,
    value,
    factResult: seen.values.get(fact),
    valueResult: from === undefined ? value : (seen.values.get(from) ?? seen.parameters.get(from)),
    result: truthOf(seen) ?? false,
  });
}
