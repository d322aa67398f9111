import type { NextStep } from '../core/cases/next-step.ts';
import type { CaseStore } from '../core/ports/case-store.ts';
import { Refusal } from '../core/shared/refusal.ts';

/**
 * Where a case stood when it was last written, from its summary: so nothing sealed has to be opened to know it. A time
 * to wake that has passed since is one at which to wake at once. Refuses case-unknown.
 */
export async function standingOf(
  { cases }: { readonly cases: Pick<CaseStore, 'summary'> },
  caseId: string,
): Promise<NextStep> {
  const summary = await cases.summary(caseId);
  if (summary !== undefined) return summary.next;
  throw new Refusal('case-unknown', `there is no case ${caseId.slice(0, 64)}`);
}
