import { Refusal } from '../../shared/refusal.ts';
import type { Bilingual } from '../../shared/text.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { ROLE_WORDS } from '../case-words.ts';
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
    throw new Refusal('stage-not-open', {
      zh: `${one.id} 的 ${stage.id} 环节${endOf(visit).zh}而结束，不经决定`,
      en: `${stage.id} of ${one.id} ends by ${endOf(visit).en}, not by a decision`,
    });
  if (!visit.decisions.some((decision) => decision.owner === owner)) return;
  throw new Refusal('decided-already', {
    zh: `${ROLE_WORDS[owner]}在 ${one.id} 的 ${stage.id} 环节已经作出决定`,
    en: `${owner} has decided at ${stage.id} of ${one.id}`,
  });
}

function endOf({ mode, clock: { limit } }: Visit): Bilingual {
  if (mode !== 'timer') return { zh: '由系统处理', en: 'the platform' };
  if (limit !== null) return { zh: '因期满或者有异议', en: 'its time or an objection' };
  return {
    zh: '因结束公示或者有异议（文件没有规定公示天数）',
    en: 'notice-closing or an objection, since no text says for how many days the notice hangs',
  };
}

/** While the applicant has time to correct, nobody decides; after it, or where no text sets a time, somebody may. */
function withoutCorrection(one: Case, context: CaseContext): Change {
  const correction = openCorrection(one);
  if (correction === undefined) return change(one, {});
  const { dueOn } = correction.clock;
  if (dueOn !== null && !hasRunOut(correction.clock, context.today))
    throw new Refusal('case-not-so-far', {
      zh: `${one.id} 正等待申请人补正，到 ${dueOn} 为止；补正之后或者期满之后再作决定`,
      en: `${one.id} awaits the applicant's correction until ${dueOn}; it is decided when it is made, or after`,
    });
  return closeCorrection(one, context, 'not-made', ({ id, stage, visit }) => ({
    type: 'correction-not-made',
    data: { stage, visit, correction: id },
  }));
}

function toWindow(one: Case, { stage, visit, items = [] }: DecideStage, context: CaseContext): Change {
  const command = { type: 'request-correction', stage, items } as const;
  return requestCorrection(one, visit === undefined ? command : { ...command, visit }, context);
}
