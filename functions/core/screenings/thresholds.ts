import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { EngineCondition } from '../rules/expand-condition.ts';

/** What a policy's conditions compare a fact with: a value in its inner form, or another fact or parameter. */
export interface Threshold {
  readonly operator: string;
  readonly value: unknown;
}

const known = new WeakMap<CompiledPolicy, ReadonlyMap<string, readonly Threshold[]>>();

/** The thresholds of every fact that the compiled conditions compare. */
export function thresholdsOf(compiled: CompiledPolicy): ReadonlyMap<string, readonly Threshold[]> {
  const before = known.get(compiled);
  if (before !== undefined) return before;
  const found = new Map<string, Map<string, Threshold>>();
  for (const condition of compiled.ruleSet.conditions) collect(condition, found);
  const all = new Map([...found].map(([fact, thresholds]) => [fact, [...thresholds.values()]]));
  known.set(compiled, all);
  return all;
}

function collect(condition: EngineCondition, found: Map<string, Map<string, Threshold>>): void {
  if ('all' in condition) for (const part of condition.all) collect(part, found);
  else if ('any' in condition) for (const part of condition.any) collect(part, found);
  else if ('not' in condition) collect(condition.not, found);
  else {
    const { fact, operator, value } = condition;
    note(found, fact, { operator, value });
    const other = factIn(value);
    if (other !== undefined) note(found, other, { operator: 'equal', value: { fact } });
  }
}

/** The fact or parameter that an operand names. */
export function factIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'fact' in value ? String(value.fact) : undefined;
}

function note(found: Map<string, Map<string, Threshold>>, fact: string, threshold: Threshold): void {
  const own = found.get(fact) ?? new Map<string, Threshold>();
  own.set(JSON.stringify(threshold), threshold);
  found.set(fact, own);
}
