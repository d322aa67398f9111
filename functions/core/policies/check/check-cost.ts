import type { Condition, NamedCondition } from '../../../generated/policy-file.ts';
import { DEEPEST_CONDITION, LEAF_BUDGET } from '../../rules/expand-condition.ts';
import { benefitConditionsIn, conditionsIn, leavesIn } from './conditions-in.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** What a condition comes to once shared conditions are put in. */
interface Size {
  readonly leaves: number;
  readonly depth: number;
}

/**
 * Shared conditions do not go round in a circle, and all conditions together stay within what one determination may
 * cost. Each shared condition is measured once, so that a → [b, b], b → [c, c] … is counted, not expanded.
 */
export function checkCost(view: View): void {
  const { file, policy, report } = view;
  if (file.conditions === undefined && file.benefits === undefined) return;
  const shared = policy.rules.conditions ?? {};
  for (const [id] of entriesOf(file.conditions)) {
    const circle = circleFrom(id, shared);
    if (circle === undefined) continue;
    const values = { condition: id, circle: circle.join(' → ') };
    report(['conditions', id], 'condition-circle', values, { atKey: true });
    return;
  }
  const sizes = new Map<string, Size>();
  let leaves = tableLeaves(view);
  for (const { value } of benefitConditionsIn(policy.rules)) leaves += sizeOf(value, shared, sizes).leaves;
  const at = [file.conditions === undefined ? 'benefits' : 'conditions'];
  if (leaves > LEAF_BUDGET) {
    const count = leaves >= MOST ? { zh: `${MOST} 以上`, en: `more than ${MOST}` } : leaves;
    report(at, 'conditions-too-costly', { count, most: LEAF_BUDGET });
    return;
  }
  for (const { value, path } of conditionsIn(file)) {
    const { depth } = sizeOf(value, shared, sizes);
    if (depth > DEEPEST_CONDITION)
      report(path, 'conditions-too-costly.deep', { depth, most: DEEPEST_CONDITION });
  }
}

/** Larger sums are cut here, so that counting cannot overflow. */
const MOST = 1e9;

function sizeOf(
  condition: Condition,
  shared: Readonly<Record<string, NamedCondition>>,
  sizes: Map<string, Size>,
): Size {
  if ('all' in condition) return sizeOfParts(condition.all, shared, sizes);
  if ('any' in condition) return sizeOfParts(condition.any, shared, sizes);
  if ('not' in condition) return sizeOfParts([condition.not], shared, sizes);
  if (!('condition' in condition)) return { leaves: 1, depth: 0 };
  const id = condition.condition;
  const known = sizes.get(id);
  if (known !== undefined) return known;
  sizes.set(id, { leaves: 0, depth: 0 });
  const when = Object.hasOwn(shared, id) ? shared[id]?.when : undefined;
  const inner = when === undefined ? { leaves: 0, depth: 0 } : sizeOfParts([when], shared, sizes);
  sizes.set(id, inner);
  return inner;
}

function sizeOfParts(
  parts: readonly Condition[],
  shared: Readonly<Record<string, NamedCondition>>,
  sizes: Map<string, Size>,
): Size {
  let leaves = 0;
  let depth = 0;
  for (const part of parts) {
    const size = sizeOf(part, shared, sizes);
    leaves = Math.min(MOST, leaves + size.leaves);
    depth = Math.max(depth, size.depth);
  }
  return { leaves, depth: depth + 1 };
}

/** A cell makes at most four comparisons: a range with all its bounds. */
function tableLeaves({ policy }: View): number {
  let leaves = 0;
  for (const [, { table }] of entriesOf(policy.rules.benefits))
    for (const { when } of table?.rows ?? [])
      for (const cell of when)
        if (cell !== 'any')
          leaves += typeof cell === 'object' && !Array.isArray(cell) ? Object.keys(cell).length : 1;
  return leaves;
}

/** A way from a shared condition back to itself. Every condition is visited once. */
function circleFrom(id: string, shared: Readonly<Record<string, NamedCondition>>): string[] | undefined {
  const visited = new Set<string>();
  const walk = (at: string, path: readonly string[]): string[] | undefined => {
    if (at === id && path.length > 0) return [...path, at];
    if (visited.has(at)) return undefined;
    visited.add(at);
    const when = Object.hasOwn(shared, at) ? shared[at]?.when : undefined;
    for (const { value } of when === undefined ? [] : leavesIn(when, []))
      if ('condition' in value) {
        const found = walk(value.condition, [...path, at]);
        if (found !== undefined) return found;
      }
    return undefined;
  };
  return walk(id, []);
}
