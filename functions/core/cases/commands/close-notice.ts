import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { requireOwner } from '../require-office.ts';
import { requireOpenStage, requireStatus } from '../require-status.ts';
import { advance } from '../steps/advance.ts';
import { takeDownNotice } from '../steps/take-down-notice.ts';
import { closeVisit } from '../steps/visit-steps.ts';

/** An officer takes down a notice for which no text says how long it hangs. */
export interface CloseNotice {
  readonly type: 'close-notice';
  readonly stage: string;
}

/** The case passes. Refuses case-not-so-far before the notice's last day is over, stage-not-open, not-your-stage. */
export function closeNotice(one: Case, command: CloseNotice, context: CaseContext): Change {
  requireStatus(one, 'in-review');
  const { stage, visit } = requireOpenStage(one, command.stage);
  requireOwner(one, stage, context.actor);
  if (visit.mode !== 'timer')
    throw new Refusal('notice-not-hanging', {
      zh: `${one.id} 的 ${stage.id} 环节等待决定，不是公示`,
      en: `${stage.id} of ${one.id} waits for a decision, not for a notice`,
    });
  const { dueOn } = visit.clock;
  if (dueOn !== null && context.today <= dueOn)
    throw new Refusal('case-not-so-far', {
      zh: `${one.id} 的公示到 ${dueOn} 终了时为止`,
      en: `the notice of ${one.id} hangs to the end of ${dueOn}`,
    });
  return passNotice(one, context, 'hand');
}

/** Nobody has objected until now: the notice comes down and the case goes on. */
export function passNotice(one: Case, context: CaseContext, by: 'time' | 'hand'): Change {
  const { open } = one;
  if (open === null) return change(one, {});
  const passed = change(
    closeVisit(one, 'passed', context),
    {},
    {
      type: 'stage-passed',
      data: { stage: open.stage, visit: open.number, by },
    },
  );
  const down = andThen(passed, (after) => takeDownNotice(after, context));
  return andThen(down, (after) => advance(after, context));
}
