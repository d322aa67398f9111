import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { hasRunOut } from '../clock.ts';
import { requireOwner } from '../require-office.ts';
import { requireOpenStage, requireStatus } from '../require-status.ts';
import { closeCorrection, openCorrection } from '../steps/close-correction.ts';
import type { Visit } from '../visit.ts';
import { approve } from './decide/approve.ts';
import type { DecideStage } from './decide/decision-command.ts';
import { refuse } from './decide/refuse.ts';
import { sendBack } from './decide/send-back.ts';
import { requestCorrection } from './request-correction.ts';

/**
 * Refuses stage-not-open, not-your-stage, decided-already, decision-needs-ground, decision-incomplete,
 * send-back-not-possible, case-not-so-far, and what request-correction refuses.
 */
export function decideStage(one: Case, command: DecideStage, context: CaseContext): Change {
  requireStatus(one, 'in-review', 'awaiting-correction');
  requireHuman(one, command, context);
  if (command.outcome === 'send-back' && command.to === 'window') return toWindow(one, command, context);
  return andThen(withoutCorrection(one, context), (after) => {
    if (command.outcome === 'approve') return approve(after, command, context);
    return command.outcome === 'refuse' ? refuse(after, command, context) : sendBack(after, command, context);
  });
}

function requireHuman(one: Case, { stage: asked, visit: number }: DecideStage, context: CaseContext): void {
  const { stage, visit } = requireOpenStage(one, asked, number);
  const owner = requireOwner(one, stage, context.actor);
  if (visit.mode !== 'human')
    throw new Refusal(
      'stage-not-open',
      `${stage.id} of ${one.id} ends by ${endOf(visit)}, not by a decision`,
    );
  if (!visit.decisions.some((decision) => decision.owner === owner)) return;
  throw new Refusal('decided-already', `${owner} has decided at ${stage.id} of ${one.id}`);
}

function endOf({ mode, clock: { limit } }: Visit): string {
  if (mode !== 'timer') return 'the platform';
  if (limit !== null) return 'its time or an objection';
  return 'notice-closing or an objection, since no text says for how many days the notice hangs';
}

/** While the applicant has time to correct, nobody decides; after it, or where no text sets a time, somebody may. */
function withoutCorrection(one: Case, context: CaseContext): Change {
  const correction = openCorrection(one);
  if (correction === undefined) return change(one, {});
  const { dueOn } = correction.clock;
  if (dueOn !== null && !hasRunOut(correction.clock, context.today))
    throw new Refusal(
      'case-not-so-far',
      `${one.id} awaits the applicant's correction until ${dueOn}; it is decided when it is made, or after`,
    );
  return closeCorrection(one, context, 'not-made', ({ id, stage, visit }) => ({
    type: 'correction-not-made',
    data: { stage, visit, correction: id },
  }));
}

function toWindow(one: Case, { stage, visit, items = [] }: DecideStage, context: CaseContext): Change {
  const command = { type: 'request-correction', stage, items } as const;
  return requestCorrection(one, visit === undefined ? command : { ...command, visit }, context);
}
