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
  if (one.rating !== null) throw new Refusal('rated-already', `${one.id} was rated at ${one.rating.at}`);
  if (!Number.isInteger(score) || score < 1 || score > 5) {
    const detail = `score is ${score}; right is a whole number from 1 (very dissatisfied) to 5 (very satisfied)`;
    throw new Refusal('request-invalid', detail, [{ pointer: '/score', code: 'score-range', detail }]);
  }
  return change(one, { rating: { score, comment, at } }, { type: 'case-rated', data: { score } });
}
