import type { CompiledPolicy } from '../../functions/core/determinations/compile-policy.ts';
import type { EngineCondition } from '../../functions/core/rules/expand-condition.ts';
import type { Reading } from '../../functions/core/rules/reading.ts';
import { type RuleSet, ruleCollector } from '../../functions/core/rules/rule-set.ts';

interface Asked {
  readonly ruleSet: RuleSet;
  readonly facts: readonly string[];
  readonly answers: Map<string, Reading>;
}

/** Rules by their condition; policies share what they have in common. */
const rules = new Map<string, Asked>();

/**
 * The same policy, with json-rules-engine asked only once for each rule and each combination of values of the facts
 * that the rule compares: a rule sees nothing else, so that its answer must be the same every time. What it answered
 * is kept as it is; a part of the people is asked of the plain engine too.
 */
export function withRememberedEngine(compiled: CompiledPolicy): CompiledPolicy {
  const asked = compiled.ruleSet.conditions.map(askedOf);
  return {
    ...compiled,
    ruleSet: {
      conditions: compiled.ruleSet.conditions,
      async evaluate(values) {
        const readings: Reading[] = [];
        for (const { ruleSet, facts, answers } of asked) {
          let key = '';
          for (const fact of facts) key += ` ${JSON.stringify(values.get(fact))}`;
          let reading = answers.get(key);
          if (reading === undefined) {
            [reading] = await ruleSet.evaluate(values);
            if (reading === undefined) throw new Error('the engine gave no reading for a rule');
            answers.set(key, reading);
          }
          readings.push(reading);
        }
        return readings;
      },
    },
  };
}

/** Answers of json-rules-engine that are remembered so far. */
export function enginesAsked(): number {
  let count = 0;
  for (const { answers } of rules.values()) count += answers.size;
  return count;
}

function askedOf(condition: EngineCondition): Asked {
  const key = JSON.stringify(condition);
  const known = rules.get(key);
  if (known !== undefined) return known;
  const collector = ruleCollector();
  collector.add(condition);
  const facts = [...new Set([...key.matchAll(/"fact":"([^"]+)"/g)].map(([, fact]) => fact ?? ''))];
  const asked = { ruleSet: collector.build(), facts, answers: new Map() };
  rules.set(key, asked);
  return asked;
}
