import { liesWithin } from '../../core/jurisdictions/jurisdiction-code.ts';
import type { NamedExample } from '../../core/policies/compare/compare-outcomes.ts';
import type { Policy } from '../../core/policies/policy.ts';
import { isObject } from '../../core/shared/json.ts';
import { codeOfPath } from '../../core/use-cases/code-of-path.ts';

/** The worked examples of a jurisdiction, and those of the levels above whose person lives in it. */
export function examplesFor(policy: Policy, all: readonly NamedExample[]): NamedExample[] {
  const above = new Set(policy.layers.map(({ file }) => file.jurisdiction));
  return all.filter(({ path, example }) => {
    const owner = codeOfPath(path);
    if (owner === policy.jurisdiction) return true;
    const hukou = factIn(example.facts, 'hukou.code');
    return (
      owner !== undefined &&
      above.has(owner) &&
      typeof hukou === 'string' &&
      liesWithin(hukou, policy.jurisdiction)
    );
  });
}

/** A fact by its dotted id, wherever dots were written as nesting. */
function factIn(facts: unknown, id: string): unknown {
  if (!isObject(facts)) return undefined;
  if (id in facts) return facts[id];
  for (let dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) {
    const found = factIn(facts[id.slice(0, dot)], id.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
