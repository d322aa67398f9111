import type { Condition, NamedCondition } from '../../generated/policy-file.ts';

/** The facts that a condition looks at, once each and in its order, shared conditions included. */
export function factsIn(
  condition: Condition,
  shared: Readonly<Record<string, NamedCondition>>,
  path: readonly string[] = [],
): string[] {
  const all = (parts: readonly Condition[]) => parts.flatMap((part) => factsIn(part, shared, path));
  const found = (): string[] => {
    if ('all' in condition) return all(condition.all);
    if ('any' in condition) return all(condition.any);
    if ('not' in condition) return all([condition.not]);
    if ('fact' in condition) {
      const { fact, value } = condition;
      const isOtherFact = typeof value === 'object' && 'fact' in value;
      return isOtherFact ? [fact, value.fact] : [fact];
    }
    const name = condition.condition;
    const when = shared[name]?.when;
    return when === undefined || path.includes(name) ? [] : factsIn(when, shared, [...path, name]);
  };
  return [...new Set(found())];
}
