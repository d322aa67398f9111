import type { Policy } from '../policies/policy.ts';
import { monthIndex } from '../shared/month.ts';
import type { EntryOf, KnownEntries } from './known-entries.ts';

/** An entry that an appeal takes out of the count, from a month on (by its index) or from its beginning. */
export interface Undone {
  readonly entry: string;
  readonly from: number;
}

/**
 * What appeals undo, by the policy where the last decision before them was taken: while one is open where payment
 * goes on; once upheld with arrears everything that followed from the entry; without arrears only from then on.
 */
export function undoneByAppeals(
  { appeal }: KnownEntries,
  policyFor: (on: string) => Policy | undefined,
): Undone[] {
  const byAppeal = Map.groupBy(appeal, (step) => step.appeal);
  return [...byAppeal.values()].flatMap((steps) => undoneBy(steps, policyFor) ?? []);
}

/** An appeal stands as its latest step says. */
function undoneBy(
  steps: readonly EntryOf<'appeal'>[],
  policyFor: (on: string) => Policy | undefined,
): Undone | undefined {
  const [first] = steps;
  const last = steps.findLast(({ outcome }) => outcome !== null) ?? first;
  if (first === undefined || last === undefined) return undefined;
  const { payment = 'stops', ifUpheld = 'arrears' } = policyFor(first.on)?.rules.time?.appeal ?? {};
  const goesOnFrom = payment === 'goes-on' ? monthIndex(first.on) : undefined;
  if (last.outcome === 'dismissed') return undefined;
  if (last.outcome === null)
    return goesOnFrom === undefined ? undefined : { entry: first.against, from: goesOnFrom };
  if (ifUpheld === 'arrears') return { entry: last.against, from: 0 };
  return { entry: last.against, from: goesOnFrom ?? monthIndex(last.on) };
}
