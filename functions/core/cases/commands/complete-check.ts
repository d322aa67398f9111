import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { requirePlatform } from '../require-office.ts';
import { requireOpenStage, requireStatus } from '../require-status.ts';
import { advance } from '../steps/advance.ts';
import { changeVisit, closeVisit } from '../steps/visit-steps.ts';

/** The platform has compared the case with a register. */
export interface CompleteCheck {
  readonly type: 'complete-check';
  readonly stage: string;
  readonly visit: number;
  /** What does not agree: fact ids, or why nothing could be compared; none where all agrees. */
  readonly findings: readonly string[];
}

/** Without findings the case passes; with them the stage's owner decides. Refuses stage-not-open, not-your-stage. */
export function completeCheck(one: Case, command: CompleteCheck, context: CaseContext): Change {
  requireStatus(one, 'in-review');
  requirePlatform(context.actor);
  const { findings } = command;
  const { stage, visit } = requireOpenStage(one, command.stage, command.visit);
  if (visit.mode !== 'automatic')
    throw new Refusal('stage-not-open', {
      zh: `${one.id} 的 ${stage.id} 环节等待办理单位决定，不是自动核查`,
      en: `${stage.id} of ${one.id} waits for its owner, not for a check`,
    });
  const at = { stage: stage.id, visit: visit.number };
  if (findings.length > 0)
    return change(
      changeVisit(one, { mode: 'human', findings }),
      {},
      {
        type: 'check-failed',
        data: { ...at, findings },
      },
    );
  const passed = change(
    closeVisit(one, 'passed', context),
    {},
    {
      type: 'stage-passed',
      data: { ...at, by: 'check' },
    },
  );
  return andThen(passed, (after) => advance(after, context));
}
