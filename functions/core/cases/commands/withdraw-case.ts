import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change, saltedDigest } from '../change.ts';
import { endClock } from '../clock.ts';
import type { Correction } from '../correction.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';
import { takeDownNotice } from '../steps/take-down-notice.ts';
import { closeVisit } from '../steps/visit-steps.ts';

/** The applicant takes the application back; he may apply again at any time. */
export interface WithdrawCase {
  readonly type: 'withdraw-case';
  readonly reason: string | null;
}

/** Refuses case-not-so-far once the case is determined, not-your-stage. */
export function withdrawCase(one: Case, { reason }: WithdrawCase, context: CaseContext): Change {
  requireStatus(one, 'collecting', 'complete', 'in-review', 'awaiting-correction');
  requireReceivingOffice(one, context.actor);
  const { at, today } = context;
  const closed = closeVisit(one, 'withdrawn', context);
  const corrections = one.corrections.map(
    (each): Correction =>
      each.outcome === null
        ? { ...each, clock: endClock(each.clock, today), closedAt: at, outcome: 'not-made' }
        : each,
  );
  const clocks = one.clocks.map((clock) => endClock(clock, today));
  return andThen(takeDownNotice(closed, context), (after) =>
    change(
      after,
      { status: 'withdrawn', withdrawnAt: at, clocks, corrections },
      {
        type: 'case-withdrawn',
        data: { reasonDigest: reason === null ? null : saltedDigest(one, reason) },
      },
    ),
  );
}
