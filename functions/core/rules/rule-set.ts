// The only door to json-rules-engine.
import { Almanac, Engine } from 'json-rules-engine';
import { Refusal } from '../shared/refusal.ts';
import type { EngineCondition } from './expand-condition.ts';
import { OPERATORS } from './operators.ts';
import { type EvaluatedCondition, type Reading, readCondition } from './reading.ts';

/** Rules by number; equal conditions are one rule. */
export interface RuleSet {
  readonly conditions: readonly EngineCondition[];
  /** Evaluates every rule over flat facts; undefined facts are unknown. Readings are by rule number. */
  evaluate(facts: ReadonlyMap<string, unknown>): Promise<readonly Reading[]>;
}

/** Collects conditions while a policy is compiled. */
export function ruleCollector(): { add(condition: EngineCondition): number; build(): RuleSet } {
  const numbers = new Map<string, number>();
  const conditions: EngineCondition[] = [];
  return {
    add(condition) {
      const key = JSON.stringify(condition);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, conditions.length);
      return conditions.push(condition) - 1;
    },
    build: () => ruleSet(conditions),
  };
}

/**
 * One engine for one policy, one person at a time: an engine that is asked twice at once skips rules of the second
 * (the first to finish sets its status). All is in memory, so waiting in line costs nothing.
 */
function ruleSet(conditions: readonly EngineCondition[]): RuleSet {
  let engine: Engine | undefined;
  let line: Promise<unknown> = Promise.resolve();
  return {
    conditions,
    evaluate(facts) {
      engine ??= createEngine(conditions);
      const ready = engine;
      const turn = line.then(() => run(ready, conditions.length, facts));
      line = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** An engine with these rules, numbered by name; no priorities, so that every leaf is evaluated. */
export function createEngine(conditions: readonly EngineCondition[]): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true, pathResolver: refusePath });
  for (const [id, { evaluate }] of Object.entries(OPERATORS)) {
    if (evaluate !== undefined) engine.addOperator(id, evaluate);
  }
  conditions.forEach((condition, number) => {
    const root = 'fact' in condition ? { all: [condition] } : condition;
    engine.addRule({ name: String(number), conditions: root, event: { type: 'rule' } });
  });
  return engine;
}

async function run(
  engine: Engine,
  count: number,
  facts: ReadonlyMap<string, unknown>,
): Promise<readonly Reading[]> {
  if (count === 0) return [];
  const almanac = new Almanac({ allowUndefinedFacts: true, pathResolver: refusePath });
  almanac.factValue = <T>(id: string): Promise<T> => facts.get(id) as Promise<T>; // the engine awaits plain values too
  const { results, failureResults } = await engine.run({}, { almanac });
  const readings: Reading[] = new Array(count);
  for (const result of results)
    readings[Number(result.name)] = readCondition(result.conditions as EvaluatedCondition);
  for (const result of failureResults)
    readings[Number(result.name)] = readCondition(result.conditions as EvaluatedCondition);
  return readings;
}

/** A path would reach a JSONPath engine that has run foreign code before; the schema knows no path. */
function refusePath(): never {
  throw new Refusal('policy-invalid', 'a condition holds a path; right is a flat fact id');
}
