import type { Verdict } from '../determinations/inquiry.ts';
import type { EngineCondition } from '../rules/expand-condition.ts';
import { type EvaluatedCondition, readCondition } from '../rules/reading.ts';
import { isObject } from '../shared/json.ts';
import { compileTruth, type Seen } from './compile-truth.ts';

const TRUE: Verdict = { truth: true, unknown: [] };
const FALSE: Verdict = { truth: false, unknown: [] };

/** A rule as a function. What is unknown where it is open is looked for only if somebody asks. */
export function compileVerdict(condition: EngineCondition): (seen: Seen) => Verdict {
  const truthOf = compileTruth(condition);
  return (seen) => {
    const truth = truthOf(seen);
    if (truth !== undefined) return truth ? TRUE : FALSE;
    return {
      truth: undefined,
      get unknown() {
        return readCondition(evaluated(condition, seen)).unknown;
      },
    };
  };
}

/** The condition as the engine would hand it back, so that the unknown facts are read where they always are. */
function evaluated(condition: EngineCondition, seen: Seen): EvaluatedCondition {
  if ('all' in condition) return { all: condition.all.map((part) => evaluated(part, seen)) };
  if ('any' in condition) return { any: condition.any.map((part) => evaluated(part, seen)) };
  if ('not' in condition) return { not: evaluated(condition.not, seen) };
  const { fact, operator, value } = condition;
  const from = isObject(value) ? String(value.fact) : undefined;
  return {
    fact,
    operator,
    value,
    factResult: seen.values.get(fact),
    valueResult: from === undefined ? value : (seen.values.get(from) ?? seen.parameters.get(from)),
    result: compileTruth(condition)(seen) ?? false,
  };
}
