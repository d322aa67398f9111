import { type Fen, formatMoney } from '../shared/money.ts';
import { addMonths, type Month } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';
import type { Recovery } from './recovery.ts';

/** A set-off plan that cannot go on, since its payee died: what is left is a claim that an officer has to settle. */
export interface PlanEnd {
  readonly diedOn: string;
  /** First month from which nothing is set off any more. */
  readonly from: Month;
  /** What is left of it, in 分. */
  readonly open: Fen;
  readonly note: Bilingual;
}

/** Whether a death ended what a recovery takes from later months; null where the plan goes on or was of another kind. */
export function planEnd(
  { plan, status }: Pick<Recovery, 'plan' | 'status'>,
  diedOn: string | undefined,
  open: Fen,
): PlanEnd | null {
  if (diedOn === undefined || plan?.means !== 'set-off' || status === 'closed' || open <= 0) return null;
  const amount = formatMoney(open);
  const from = addMonths(lastSetOffMonth(diedOn), 1);
  return {
    diedOn,
    from,
    open,
    note: {
      zh: `收款人已于 ${diedOn} 去世，抵扣计划自 ${from} 起终止。尚有 ${amount} 元未追回，向遗产追偿，继承人以所得遗产实际价值为限（民法典第一千一百六十一条）；请与继承人约定分期退回、登记退款，或者提出减免。`,
      en: `The payee died on ${diedOn}, which ends the set-off from ${from}. ${amount} yuan are left, a claim against the estate (Civil Code 1161): agree on instalments with the heirs, record what they pay back, or propose a waiver.`,
    },
  };
}

/** The last month whose money is the payee's own, so that a plan may take from it: that of the death. */
export function lastSetOffMonth(diedOn: string | undefined): Month {
  return diedOn?.slice(0, 7) ?? '9999-12';
}
