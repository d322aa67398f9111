import type { Fact, FactSchema } from '../../generated/policy-file.ts';
import { orderedEntries } from '../shared/ordered.ts';
import { choicesOf, type FactKind, factKind } from './fact-kinds.ts';
import { type ValueCheck, valueCheck } from './value-check.ts';

/** A declared fact, ready to check values of it. */
export interface FactDefinition {
  readonly id: string;
  readonly fact: Fact;
  readonly kind: FactKind;
  readonly choices: readonly string[] | undefined;
  readonly isUsable: ValueCheck;
}

/** The facts of a policy by id, and the derived ones in the order in which they can be computed. */
export interface FactDictionary {
  readonly byId: ReadonlyMap<string, FactDefinition>;
  readonly derived: readonly FactDefinition[];
  /** First words of the ids, so that nested objects can be told from unknown facts. */
  readonly prefixes: ReadonlySet<string>;
}

const known = new WeakMap<object, FactDictionary>();

/** The dictionary of a policy's facts. Districts that add no facts share the one of their parent. */
export function factDictionary(facts: Readonly<Record<string, Fact>> | undefined): FactDictionary {
  if (facts === undefined) return { byId: new Map(), derived: [], prefixes: new Set() };
  const before = known.get(facts);
  if (before !== undefined) return before;
  const dictionary = build(facts);
  known.set(facts, dictionary);
  return dictionary;
}

function build(facts: Readonly<Record<string, Fact>>): FactDictionary {
  const byId = new Map<string, FactDefinition>();
  const prefixes = new Set<string>();
  for (const [id, fact] of orderedEntries(facts)) {
    const schema: FactSchema = fact.schema ?? { type: 'string' };
    const choices = choicesOf(fact);
    const checked = choices !== undefined && schema.type === 'string' ? { ...schema, enum: choices } : schema;
    byId.set(id, { id, fact, kind: factKind(schema), choices, isUsable: valueCheck(checked) });
    for (let dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) prefixes.add(id.slice(0, dot));
  }
  return {
    byId,
    derived: inOrder([...byId.values()].filter(({ fact }) => fact.derived !== undefined)),
    prefixes,
  };
}

/** A derived fact may rest on another derived fact: each after the one that it rests on. */
function inOrder(derived: readonly FactDefinition[]): FactDefinition[] {
  const byId = new Map(derived.map((one) => [one.id, one]));
  const ordered = new Set<FactDefinition>();
  const place = (one: FactDefinition, above: ReadonlySet<string>) => {
    const base = byId.get(one.fact.derived?.from ?? '');
    if (base !== undefined && !above.has(base.id)) place(base, new Set([...above, base.id]));
    ordered.add(one);
  };
  for (const one of derived) place(one, new Set([one.id]));
  return [...ordered];
}
