import type { Policy } from '../policies/policy.ts';
import { monthIndex } from '../shared/month.ts';
import type { DossierFault } from './entitlement-context.ts';
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
  known: KnownEntries,
  policyFor: (on: string) => Policy | undefined,
  report: (entry: string, code: DossierFault['code'], message: string) => void,
): Undone[] {
  const ids = new Set(
    Object.values(known).flatMap((entries: readonly { id: string }[]) => entries.map(({ id }) => id)),
  );
  const byAppeal = Map.groupBy(known.appeal, ({ appeal }) => appeal);
  return [...byAppeal.values()].flatMap((steps) => {
    const undone = undoneBy(steps, policyFor);
    if (undone === undefined) return [];
    if (ids.has(undone.entry)) return [undone];
    const [first] = steps;
    report(
      first?.id ?? '',
      'appeal-against-nothing',
      'the appeal is directed against an entry that is not there; right is the id of a decision, event, fact or recertification that counts',
    );
    return [];
  });
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
