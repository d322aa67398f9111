import { isObject, pointerStep } from '../shared/json.ts';
import type { FactDictionary } from './fact-dictionary.ts';

type Given = Readonly<Record<string, unknown>>;

/** Takes one value: its dotted id, whether or not that is a fact; the pointer to what holds it, and its key there. */
type Visit = (id: string, value: unknown, parent: string, key: string) => void;

const DEEPEST = 8;

/** Visits every value of given facts and enters objects as far as the dictionary has facts below them. */
export function walkFacts(given: Given, dictionary: FactDictionary, visit: Visit): void {
  walk(given, '', '/facts', 0, dictionary, visit);
}

function walk(
  given: Given,
  prefix: string,
  pointer: string,
  depth: number,
  dictionary: FactDictionary,
  visit: Visit,
): void {
  for (const [key, value] of Object.entries(given)) {
    const id = prefix === '' ? key : `${prefix}.${key}`;
    const isGroup =
      depth < DEEPEST && isObject(value) && !dictionary.byId.has(id) && dictionary.prefixes.has(id);
    if (isGroup) walk(value, id, pointer + pointerStep(key), depth + 1, dictionary, visit);
    else visit(id, value, pointer, key);
  }
}
