import { changeAreas, type DatedPolicy } from './change-areas.ts';
import { compareEntries } from './compare-entries.ts';
import type { PolicyChange } from './policy-change.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Every difference between two policies, in words; parameters are compared by what they come to in their month. */
export function comparePolicies(before: DatedPolicy, after: DatedPolicy): PolicyChange[] {
  const words = { before: vocabularyOf(before.policy.rules), after: vocabularyOf(after.policy.rules) };
  return changeAreas(before, after).flatMap((area) => compareEntries(area, words));
}
