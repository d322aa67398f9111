import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change, saltedDigest } from '../change.ts';
import { pauseClock, startClock } from '../clock.ts';
import type { Correction, CorrectionItem } from '../correction.ts';
import { requireOwner } from '../require-office.ts';
import { requireOpenStage, requireStatus } from '../require-status.ts';
import { termLimit } from '../terms.ts';

/** An officer sends the case back to the window for what the file lacks, all of it at once. */
export interface RequestCorrection {
  readonly type: 'request-correction';
  readonly stage: string;
  readonly visit?: number;
  readonly items: readonly CorrectionItem[];
}

/** Stops the review's clocks. Refuses correction-already-requested, send-back-not-possible, decision-incomplete and as decide. */
export function requestCorrection(one: Case, command: RequestCorrection, context: CaseContext): Change {
  requireStatus(one, 'in-review');
  const { stage, visit } = requireOpenStage(one, command.stage, command.visit);
  requireOwner(one, stage, context.actor);
  const allowed = one.chain.stages.filter(({ sendBackTo }) => sendBackTo.includes('window'));
  if (!stage.sendBackTo.includes('window') || visit.mode !== 'human')
    throw new Refusal('send-back-not-possible', {
      zh: `${stage.id} 环节不能退回窗口；本流程中可以退回的环节：${allowed.map(({ id }) => id).join('、') || '无'}`,
      en: `${stage.id} cannot send back to the window; of this chain ${allowed.map(({ id }) => id).join(', ') || 'no stage'} can`,
    });
  if (one.corrections.some((each) => each.stage === stage.id))
    throw new Refusal('correction-already-requested', {
      zh: `${stage.id} 环节已经要求 ${one.id} 补正过一次`,
      en: `${stage.id} has asked for its corrections of ${one.id}`,
    });
  requireItems(command.items);
  return requested(one, stage.id, visit.number, command.items, context);
}

function requested(
  one: Case,
  stage: string,
  visit: number,
  items: readonly CorrectionItem[],
  { at, today, calendar, policy, newId }: CaseContext,
): Change {
  const clock = startClock(calendar, 'correct-file', today, termLimit(policy.rules, 'correct-file'));
  const id = newId('correction');
  const correction: Correction = {
    id,
    stage,
    visit,
    requestedAt: at,
    items,
    clock,
    closedAt: null,
    outcome: null,
  };
  const patch: Partial<Case> = {
    status: 'awaiting-correction',
    open: one.open && { ...one.open, clock: pauseClock(calendar, one.open.clock, today) },
    clocks: one.clocks.map((each) => pauseClock(calendar, each, today)),
    corrections: [...one.corrections, correction],
  };
  return change(one, patch, {
    type: 'correction-requested',
    data: { stage, visit, correction: id, dueOn: clock.dueOn, requestDigest: saltedDigest(one, items) },
  });
}

function requireItems(items: readonly CorrectionItem[]): void {
  const empty = items.findIndex(({ text }) => text.trim() === '');
  if (items.length > 0 && empty < 0) return;
  const detail = 'a request for corrections says of each thing what is missing or wrong';
  const pointer = items.length === 0 ? '/items' : `/items/${empty}/text`;
  const zh = '补正告知应当逐项写明缺少什么、错在哪里';
  throw new Refusal('decision-incomplete', { zh, en: detail }, [
    { pointer, code: 'text-missing', detail, zh },
  ]);
}
