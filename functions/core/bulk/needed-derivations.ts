import { readBy } from '../determinations/bases-of.ts';
import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { FactDefinition } from '../facts/fact-dictionary.ts';
import { AREA_FACT } from '../policies/parameter-value.ts';

/**
 * The derived facts that a policy's benefits can look at, in the order in which they are computed. A region declares
 * more than it compares: an age that no rule asks for need not be worked out a million times.
 */
export function neededDerivations({ policy, dictionary, ruleSet }: CompiledPolicy): FactDefinition[] {
  const { benefits, events } = policy.rules;
  const text = JSON.stringify({ benefits, events, rules: ruleSet.conditions, area: AREA_FACT });
  const needed = new Set<string>();
  for (const { id, fact } of dictionary.derived.toReversed()) {
    if (fact.derived === undefined || !(needed.has(id) || text.includes(JSON.stringify(id)))) continue;
    needed.add(id);
    for (const base of readBy(fact.derived)) needed.add(base);
  }
  return dictionary.derived.filter(({ id }) => needed.has(id));
}
