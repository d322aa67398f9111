import type { Time } from '../../generated/policy-file.ts';
import { addMonths, daysInMonth, type Month, monthIndex } from '../shared/month.ts';

type Payment = NonNullable<Time['payment']>;

const MONTHS = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as const satisfies Record<
  NonNullable<Payment['frequency']>,
  number
>;

/** How many months are paid at once; 1 where the policy says nothing (N 9). */
export function monthsTogether(payment: Payment | undefined): number {
  return MONTHS[payment?.frequency ?? 'monthly'];
}

/** The month itself or the next in which is paid: several months are paid in the last of them, never ahead. */
export function paymentMonthFrom(month: Month, payment: Payment | undefined): Month {
  const together = monthsTogether(payment);
  const rest = (monthIndex(month) + 1) % together;
  return rest === 0 ? month : addMonths(month, together - rest);
}

/** Day by which a month's money has to be there; the 31st of a short month is its last day. Null where no day is set. */
export function payByOn(month: Month, payment: Payment | undefined): string | null {
  if (payment?.byDay === undefined) return null;
  return `${month}-${String(Math.min(payment.byDay, daysInMonth(month))).padStart(2, '0')}`;
}
