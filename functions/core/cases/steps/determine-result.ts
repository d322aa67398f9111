import type { Case, CaseResult } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { startClock } from '../clock.ts';
import { referenceMonth } from '../reference-month.ts';
import { termLimit } from '../terms.ts';
import { endNamed } from './running-clocks.ts';
import { takeDownNotice } from './take-down-notice.ts';

/** Ends the review with what was proposed; from now on the receiving office's term to tell the applicant runs. */
export function determineResult(one: Case, context: CaseContext, ground: string | null): Change {
  return andThen(takeDownNotice(one, context), (after) => determined(after, context, ground));
}

function determined(one: Case, context: CaseContext, ground: string | null): Change {
  const { at, today, calendar, policy, assessment } = context;
  const limit = termLimit(policy.rules, 'notify-applicant');
  const notify = startClock(calendar, 'notify-applicant', today, limit);
  const result: CaseResult = {
    determinedAt: at,
    benefits: one.proposals ?? {},
    fromMonth: referenceMonth(policy.rules, one.appliedOn, today),
    ground,
    determination: assessment.determination.digest,
  };
  const outcomes = Object.fromEntries(
    Object.entries(result.benefits).map(([id, { outcome, monthlyAmount }]) => [
      id,
      { outcome, monthlyAmount },
    ]),
  );
  const clocks = [...endNamed(one.clocks, 'decide', today), notify];
  return change(
    one,
    { status: 'determined', open: null, result, clocks },
    {
      type: 'case-determined',
      data: { outcomes, fromMonth: result.fromMonth, notifyDueOn: notify.dueOn },
    },
  );
}
