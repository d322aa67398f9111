import { factDictionary } from '../facts/fact-dictionary.ts';
import type { Policy } from '../policies/policy.ts';
import { effectiveIndex } from './happenings.ts';

/** Facts that the policy of the place can use, and those that it cannot read. */
export interface UsableFacts {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly unusable: readonly string[];
  /** Indexes of the months from which one of them is left out, ascending. */
  readonly leftOutFrom: readonly number[];
}

/**
 * The facts as a policy may be asked in a month: what it does not know (another district's own facts) and what it
 * derives itself stays away, a value it cannot read is unknown. The days of life events that are past stay away, too:
 * whether they stop a month is told by the entitlement, which knows of new applications, returns and transitions.
 */
export function usableFacts(
  { rules }: Policy,
  facts: Readonly<Record<string, unknown>>,
  index: number,
): UsableFacts {
  const { byId } = factDictionary(rules.facts);
  const usable: Record<string, unknown> = {};
  const unusable: string[] = [];
  for (const [id, value] of Object.entries(facts)) {
    const definition = byId.get(id);
    if (value === null || definition === undefined || definition.fact.derived !== undefined) continue;
    if (definition.isUsable(value) === undefined) usable[id] = value;
    else unusable.push(id);
  }
  const leftOutFrom: number[] = [];
  for (const event of Object.values(rules.events ?? {})) {
    const fact = event.fact ?? '';
    const on = usable[fact];
    if (event.effect !== 'stops' || typeof on !== 'string') continue;
    const from = effectiveIndex(on, event);
    leftOutFrom.push(from);
    if (from <= index) delete usable[fact];
  }
  return { facts: usable, unusable, leftOutFrom: leftOutFrom.sort((a, b) => a - b) };
}
