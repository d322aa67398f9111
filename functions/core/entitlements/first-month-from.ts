import { monthIndex } from '../shared/month.ts';

/** Index of the first month on whose first day something of a day holds: a change counts from the month after. */
export function firstMonthFrom(day: string): number {
  return monthIndex(day) + (day.endsWith('-01') ? 0 : 1);
}
