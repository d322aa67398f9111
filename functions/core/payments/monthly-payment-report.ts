import type { Time } from '../../generated/policy-file.ts';
import { calendarDateAt } from '../calendar/beijing-time.ts';
import { addMonths, lastDayOf, type Month } from '../shared/month.ts';
import { monthsTogether, payByOn } from './payment-rhythm.ts';
import type { PaymentRun } from './payment-run.ts';

type Payment = NonNullable<Time['payment']>;

/** How a county paid in a year, for the report that N 9 asks of those who cannot pay monthly. */
export interface MonthlyPaymentReport {
  readonly jurisdiction: string;
  readonly year: string;
  /** What its policy says. */
  readonly frequency: NonNullable<Payment['frequency']>;
  /** Months that no released run was for. */
  readonly unpaid: readonly Month[];
  /** Months whose first run was released after the month's end, or after the policy's day. */
  readonly late: readonly Month[];
  /** Day by which it reports to the superior; null where no policy asks for it. */
  readonly reportBy: string | null;
}

/**
 * Undefined where every month from `from`, the first in which there was somebody to pay, up to `asOf` (a day) was paid
 * in time by a policy that pays monthly: nothing to report.
 */
export function monthlyPaymentReport(
  jurisdiction: string,
  year: string,
  asOf: string,
  payment: Payment | undefined,
  runs: readonly PaymentRun[],
  from: Month,
): MonthlyPaymentReport | undefined {
  const first = firstReleases(runs);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01`, index));
  const over = months.filter((month) => month >= from && lastDayOf(month) < asOf);
  const unpaid = over.filter((month) => !first.has(month));
  const late = months
    .filter((month) => month >= from)
    .filter((month) => {
      const on = first.get(month);
      return on !== undefined && on > (payByOn(month, payment) ?? lastDayOf(month));
    });
  if (monthsTogether(payment) === 1 && unpaid.length === 0 && late.length === 0) return undefined;
  const day = payment?.reportIfNotMonthlyBy;
  return {
    jurisdiction,
    year,
    frequency: payment?.frequency ?? 'monthly',
    unpaid,
    late,
    reportBy: day === undefined ? null : `${year}-${day}`,
  };
}

function firstReleases(runs: readonly PaymentRun[]): Map<Month, string> {
  const first = new Map<Month, string>();
  for (const { month, released } of runs) {
    if (released === null) continue;
    const on = calendarDateAt(released.at);
    const known = first.get(month);
    if (known === undefined || on < known) first.set(month, on);
  }
  return first;
}
