import type { FactDictionary } from '../facts/fact-dictionary.ts';
import { factTwice, type GivenFacts } from '../facts/read-facts.ts';
import { walkFacts } from '../facts/walk-facts.ts';
import { pointerStep } from '../shared/json.ts';
import { Refusal } from '../shared/refusal.ts';

export type FlatFacts = Readonly<Record<string, unknown>>;

/**
 * Facts by dotted id, whether they came nested or dotted. What is no fact stays, so that it is refused by name. Refuses
 * facts-invalid for a fact that is given twice, since only one would be left to be looked at.
 */
export function flattenFacts(given: GivenFacts, dictionary: FactDictionary): FlatFacts {
  const flat = new Map<string, unknown>();
  walkFacts(given, dictionary, (id, value, parent, key) => {
    if (flat.has(id)) {
      const item = factTwice(id, parent + pointerStep(key));
      throw new Refusal('facts-invalid', { zh: item.zh, en: item.detail }, [item]);
    }
    flat.set(id, value);
  });
  return Object.fromEntries(flat);
}

/** Facts with changes put over them; null takes a fact back to unknown. */
export function changeFacts(facts: FlatFacts, changes: FlatFacts): FlatFacts {
  return Object.fromEntries(Object.entries({ ...facts, ...changes }).filter(([, value]) => value !== null));
}
