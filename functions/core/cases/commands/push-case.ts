import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { startClock } from '../clock.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';
import { openFirst } from '../steps/advance.ts';
import { endNamed, withClock } from '../steps/running-clocks.ts';
import { termLimit } from '../terms.ts';

/** The receiving office hands the complete file to the competent office. */
export interface PushCase {
  readonly type: 'push-case';
}

/** Refuses case-not-so-far, not-your-stage. */
export function pushCase(one: Case, context: CaseContext): Change {
  requireStatus(one, 'complete');
  requireReceivingOffice(one, context.actor);
  return pushed(one, context);
}

/** Starts the competent office's clock for the whole review, where the policy limits it, and opens the first stage. */
export function pushed(one: Case, context: CaseContext): Change {
  const { at, today, calendar, policy } = context;
  const limit = one.chain.isCrossJurisdiction ? termLimit(policy.rules, 'decide') : null;
  const decide = startClock(calendar, 'decide', today, limit);
  const clocks = withClock({ ...one, clocks: endNamed(one.clocks, 'push', today) }, decide);
  const moved = change(
    one,
    { pushedAt: at, clocks },
    {
      type: 'case-pushed',
      data: { to: one.competent, decideDueOn: decide.dueOn },
    },
  );
  return andThen(moved, (after) => openFirst(after, context));
}
