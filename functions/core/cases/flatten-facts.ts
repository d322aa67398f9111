import type { FactDictionary } from '../facts/fact-dictionary.ts';
import type { GivenFacts } from '../facts/read-facts.ts';
import { FORBIDDEN_KEYS, isObject } from '../shared/json.ts';

export type FlatFacts = Readonly<Record<string, unknown>>;

/** Facts by dotted id, whether they came nested or dotted. What is no fact stays, so that it is refused by name. */
export function flattenFacts(given: GivenFacts, dictionary: FactDictionary): FlatFacts {
  const flat: Record<string, unknown> = {};
  const collect = (part: Readonly<Record<string, unknown>>, prefix: string): void => {
    for (const [key, value] of Object.entries(part)) {
      if (FORBIDDEN_KEYS.has(key)) continue;
      const id = prefix === '' ? key : `${prefix}.${key}`;
      const isGroup = !dictionary.byId.has(id) && dictionary.prefixes.has(id) && isObject(value);
      if (isGroup) collect(value, id);
      else flat[id] = value;
    }
  };
  collect(given, '');
  return flat;
}

/** Facts with changes put over them; null takes a fact back to unknown. */
export function changeFacts(facts: FlatFacts, changes: FlatFacts): FlatFacts {
  return Object.fromEntries(Object.entries({ ...facts, ...changes }).filter(([, value]) => value !== null));
}
