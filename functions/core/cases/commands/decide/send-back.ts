import { Refusal } from '../../../shared/refusal.ts';
import type { Case } from '../../case.ts';
import type { CaseContext } from '../../case-context.ts';
import { andThen, type Change } from '../../change.ts';
import { openStage } from '../../steps/open-stage.ts';
import { takeDownNotice } from '../../steps/take-down-notice.ts';
import { closeVisit } from '../../steps/visit-steps.ts';
import type { DecideStage } from './decision-command.ts';
import { recordDecision } from './record-decision.ts';

/** Opens an earlier stage again, with a term of its own; the term for the whole review runs on. */
export function sendBack(one: Case, command: DecideStage, context: CaseContext): Change {
  const { stages } = one.chain;
  const index = stages.findIndex(({ id }) => id === command.stage);
  const allowed = stages[index]?.sendBackTo ?? [];
  const target = stages.slice(0, index).find(({ id }) => id === command.to && allowed.includes(id));
  if (target === undefined)
    throw new Refusal('send-back-not-possible', {
      zh: `${command.stage} 环节要退回到 ${command.to?.slice(0, 64) ?? '（未写明）'}；应为${allowed.length === 0 ? '其他决定' : ` ${allowed.join(' 或者 ')}`}`,
      en: `${command.stage} was to send back to ${command.to?.slice(0, 64) ?? 'nowhere'}; right is ${allowed.join(' or ') || 'another outcome'}`,
    });
  return andThen(recordDecision(one, command, [], context), (after) => {
    const closed = { ...closeVisit(after, 'sent-back', context), overrides: {}, proposals: null };
    return andThen(takeDownNotice(closed, context), (open) => openStage(open, target, context));
  });
}
