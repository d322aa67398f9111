import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change } from '../change.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';

/** The applicant says how satisfied he is; it counts in the offices' assessment (H 三(四)). */
export interface RateCase {
  readonly type: 'rate-case';
  /** 1 (very dissatisfied) to 5 (very satisfied). */
  readonly score: number;
  readonly comment: string | null;
}

/** Refuses request-invalid, rated-already, case-not-so-far, not-your-stage. */
export function rateCase(one: Case, { score, comment }: RateCase, { at, actor }: CaseContext): Change {
  requireStatus(one, 'determined', 'closed', 'withdrawn');
  requireReceivingOffice(one, actor);
  if (one.rating !== null) throw ratedAlready(one.id, one.rating.at);
  if (!Number.isInteger(score) || score < 1 || score > 5) {
    const detail = `score is ${score}; right is a whole number from 1 (very dissatisfied) to 5 (very satisfied)`;
    const zh = `评分是 ${score}；应为 1（很不满意）到 5（很满意）的整数`;
    throw new Refusal('request-invalid', { zh, en: detail }, [
      { pointer: '/score', code: 'score-range', detail, zh },
    ]);
  }
  return change(one, { rating: { score, comment, at } }, { type: 'case-rated', data: { score } });
}

function ratedAlready(id: string, at: string): Refusal {
  return new Refusal('rated-already', { zh: `${id} 已于 ${at} 评价`, en: `${id} was rated at ${at}` });
}
