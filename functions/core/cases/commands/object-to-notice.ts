import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { STATUS_WORDS } from '../case-words.ts';
import { andThen, type Change, change, saltedDigest } from '../change.ts';
import type { Notice } from '../notice.ts';
import type { Stage } from '../stages/stage.ts';
import { stageKinds } from '../stages/stage-kinds.ts';
import { openStage } from '../steps/open-stage.ts';
import { hangingNotice } from '../steps/take-down-notice.ts';
import { closeVisit } from '../steps/visit-steps.ts';

/** Somebody objects to a public notice; an office takes it down in writing. */
export interface ObjectToNotice {
  readonly type: 'object-to-notice';
  readonly text: string;
  /** Who objects; null where he does not say. */
  readonly from: string | null;
}

/** Opens the re-examination; a further objection joins the one that is open. Refuses notice-not-hanging, request-invalid. */
export function objectToNotice(one: Case, command: ObjectToNotice, context: CaseContext): Change {
  const notice = hangingNotice(one);
  const { dueOn = null } = notice?.clock ?? {};
  const isHanging =
    notice !== undefined && (one.open?.reExaminationOf === notice.id || one.open?.stage === notice.stage);
  if (!isHanging || (dueOn !== null && context.today > dueOn))
    throw new Refusal('notice-not-hanging', {
      zh: `${one.id} 的状态是“${STATUS_WORDS[one.status]}”，在 ${context.today} 没有正在进行的公示`,
      en: `${one.id} is ${one.status} and has no notice hanging on ${context.today}`,
    });
  if (command.text.trim() === '') {
    const detail = 'the objection is empty; right is what speaks against the notice';
    const zh = '异议内容为空；应当写明对公示的哪一点有异议';
    throw new Refusal('request-invalid', { zh, en: detail }, [
      { pointer: '/text', code: 'text-missing', detail, zh },
    ]);
  }
  const filed = objected(one, notice, command, context);
  if (one.open?.reExaminationOf === notice.id) return filed;
  return andThen(filed, (after) => {
    const closed = { ...closeVisit(after, 'objected', context), overrides: {}, proposals: null };
    return openStage(closed, reExaminingStage(after, notice), context, { reExamines: notice });
  });
}

function objected(one: Case, notice: Notice, { text, from }: ObjectToNotice, context: CaseContext): Change {
  const objection = { id: context.newId('objection'), at: context.at, text, from };
  const changed = { ...notice, objections: [...notice.objections, objection] };
  return change(
    one,
    { notices: one.notices.map((each) => (each.id === notice.id ? changed : each)) },
    {
      type: 'objection-filed',
      data: {
        notice: notice.id,
        objection: objection.id,
        objectionDigest: saltedDigest(one, { text, from }),
      },
    },
  );
}

/** The stage that the policy names, or the last one before the notice at which an officer decided, or the notice's own. */
function reExaminingStage({ chain }: Case, notice: Notice): Stage {
  const index = chain.stages.findIndex(({ id }) => id === notice.stage);
  const own = chain.stages[index];
  const named = chain.stages.find(({ id }) => id === own?.onObjection);
  const before = chain.stages.slice(0, index).findLast(({ kind }) => stageKinds[kind].mode === 'human');
  const stage = named ?? before ?? own;
  if (stage === undefined) throw new Error(`notice ${notice.id} belongs to no stage of its chain`);
  return stage;
}
