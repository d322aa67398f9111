import { addMonths, type Month, monthIndex } from '../shared/month.ts';
import { Refusal } from '../shared/refusal.ts';

/** Months from the first through the last, both included. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
}

/** Beyond that a request would read too much; ask by year. */
const MOST_MONTHS = 36;

/** Refuses request-invalid where the period ends before it begins, or is longer than 36 months. */
export function requirePeriod({ from, to }: Period): Period {
  const months = monthIndex(to) - monthIndex(from) + 1;
  if (months >= 1 && months <= MOST_MONTHS) return { from, to };
  const found = months < 1 ? 'ends before it begins' : `has ${months} months`;
  const detail = `the period from ${from} to ${to} ${found}; right is 1 to ${MOST_MONTHS} months, the earlier first`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/query/to', code: 'period', detail }]);
}

export function monthsIn({ from, to }: Period): Month[] {
  return Array.from({ length: monthIndex(to) - monthIndex(from) + 1 }, (_, at) => addMonths(from, at));
}

/** Whether a day or a month lies in the period. */
export function liesInPeriod(dayOrMonth: string, { from, to }: Period): boolean {
  const month = dayOrMonth.slice(0, 7);
  return from <= month && month <= to;
}
