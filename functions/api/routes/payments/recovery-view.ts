import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import { handOverRecord } from '../../../core/payments/hand-over-record.ts';
import type { LedgerLine } from '../../../core/payments/ledger-line.ts';
import type { PlanEnd } from '../../../core/payments/plan-end.ts';
import type { Overpayment, Recovery, RecoveryPlan } from '../../../core/payments/recovery.ts';
import { formatMoney } from '../../../core/shared/money.ts';
import type { ShownRecovery } from '../../../core/use-cases/payments/find-recovery.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../endpoint.ts';
import { shownIdentity } from '../cases/case-view.ts';
import { balanceView } from './payment-views.ts';

/** A recovery with its standing in the ledger, and its revision as ETag. */
export async function recoveryAnswer(
  call: Call,
  { recovery, standing, planEnd }: ShownRecovery,
): Promise<Answer> {
  const { openMonths, instalments, ...sums } = standing;
  const view = {
    ...(await recoveryView(call, recovery, planEnd)),
    standing: {
      overpaid: formatMoney(sums.overpaid),
      open: formatMoney(sums.open),
      repaid: formatMoney(sums.repaid),
      waived: formatMoney(sums.waived),
      overdue: formatMoney(sums.overdue),
      openMonths: openMonths.map(withAmount),
      instalments: instalments.map(withAmount),
    },
  };
  const headers = { etag: `"${recovery.revision}"`, location: `/v1/recoveries/${recovery.id}` };
  return jsonAnswer(view, headers);
}

/** Grounds are free text and may name people: for the offices at work alone. */
export async function recoveryView(
  call: Call,
  { person, plan, ...recovery }: Recovery,
  planEnd: PlanEnd | null,
) {
  const disclosure = disclosureFor(call.by);
  const isWhole = disclosure === 'full';
  return {
    ...recovery,
    ground: isWhole ? recovery.ground : null,
    reference: person,
    person: await shownIdentity(call.services.platform.vault, person, disclosure),
    overpaid: recovery.overpaid.map(withAmount),
    plan: plan && planView(plan),
    planEnd: planEnd && { ...planEnd, open: formatMoney(planEnd.open) },
    repayments: recovery.repayments.map(withAmount),
    waivers: recovery.waivers.map((one) => ({ ...withAmount(one), ground: isWhole ? one.ground : null })),
  };
}

/** What goes to the authority that looks into a fraud, with the name that the office adds. */
export async function handOverView(call: Call, recovery: Recovery, lines: readonly LedgerLine[]) {
  const { person, months, paid, open, ...record } = handOverRecord(recovery, lines);
  return {
    ...record,
    person: await shownIdentity(call.services.platform.vault, person, disclosureFor(call.by)),
    months: months.map(({ runs, open: _, ...balance }) => ({ ...balanceView(balance), runs })),
    paid: formatMoney(paid),
    open: formatMoney(open),
  };
}

function planView(plan: RecoveryPlan) {
  const { means, from } = plan;
  if (plan.means === 'instalments') return { means, from, perMonth: formatMoney(plan.fenPerMonth) };
  const { cap } = plan;
  return {
    means,
    from,
    cap: cap.unit === 'fen' ? { amount: formatMoney(cap.fen) } : { percent: cap.percent },
  };
}

function withAmount<T extends Pick<Overpayment, 'fen'>>({ fen, ...rest }: T) {
  return { ...rest, amount: formatMoney(fen) };
}
