import type { Condition } from '../../../generated/policy-file.ts';
import { amountsIn } from './amounts-in.ts';
import type { Path, Placed } from './flaw.ts';
import { entriesOf, type StatedBenefit, type StatedRules } from './stated-rules.ts';

/** A comparison, or a reference to a shared condition. */
export type Leaf = Extract<Condition, { fact: string }> | Extract<Condition, { condition: string }>;

/** The conditions that are evaluated for a person: of criteria, classes, concurrence entries and add-ons. */
export function benefitConditionsIn(rules: StatedRules): Placed<Condition>[] {
  const found: Placed<Condition>[] = [];
  for (const [id, benefit] of entriesOf<StatedBenefit>(rules.benefits))
    for (const map of ['requirements', 'exclusions', 'classes', 'concurrence'] as const)
      for (const [name, { when }] of entriesOf<{ when?: Condition }>(benefit[map]))
        if (when !== undefined) found.push({ value: when, path: ['benefits', id, map, name, 'when'] });
  for (const { value, path } of amountsIn(rules))
    if (typeof value === 'object' && 'addOn' in value)
      found.push({ value: value.when, path: [...path, 'when'] });
  return found;
}

/** Every condition of a file, from its root. */
export function conditionsIn(rules: StatedRules): Placed<Condition>[] {
  const found = benefitConditionsIn(rules);
  for (const map of ['conditions', 'chains', 'materials'] as const)
    for (const [name, { when }] of entriesOf<{ when?: Condition }>(rules[map]))
      if (when !== undefined) found.push({ value: when, path: [map, name, 'when'] });
  return found;
}

/** The leaves of a condition, each with its place. */
export function leavesIn(condition: Condition, path: Path, found: Placed<Leaf>[] = []): Placed<Leaf>[] {
  if ('all' in condition)
    condition.all.forEach((part, index) => {
      leavesIn(part, [...path, 'all', index], found);
    });
  else if ('any' in condition)
    condition.any.forEach((part, index) => {
      leavesIn(part, [...path, 'any', index], found);
    });
  else if ('not' in condition) leavesIn(condition.not, [...path, 'not'], found);
  else found.push({ value: condition, path });
  return found;
}
