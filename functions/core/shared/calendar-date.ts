import { daysInMonth } from './month.ts';
import { Refusal } from './refusal.ts';

/** A day of the civil calendar, written 'YYYY-MM-DD'; such strings sort in the order of their days. */
export type CalendarDate = string;

/** Monday is 1 and Sunday is 7, as in ISO 8601. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const written = /^\d{4}-(?:0[1-9]|1[0-2])-\d{2}$/;

/** Whether the text is an existing day in the one spelling we accept; '2021-2-3' and '2021-02-30' are not. */
export function isCalendarDate(text: string): boolean {
  if (!written.test(text)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysInMonth(text.slice(0, 7));
}

/** A date that a caller gave; refuses `month-invalid`. */
export function parseDate(text: string): CalendarDate {
  if (!isCalendarDate(text))
    throw new Refusal('month-invalid', {
      zh: `日期写作 ${JSON.stringify(text.slice(0, 40))}；应为日历上的日期，写作 YYYY-MM-DD，如 2023-02-23`,
      en: `date is ${JSON.stringify(text.slice(0, 40))}; right is a day of the calendar as YYYY-MM-DD, such as 2023-02-23`,
    });
  return text;
}

/** A date that our own code passes on; throws RangeError where it is none, since that is a fault. */
export function parseCalendarDate(text: string): CalendarDate {
  startOf(text);
  return text;
}

/** The day so many whole days later, or earlier when negative; throws RangeError outside of the years 0000 to 9999. */
export function addDays(on: CalendarDate, days: number): CalendarDate {
  if (!Number.isInteger(days)) throw new RangeError(`${days} days is no number of whole days`);
  const [later = ''] = new Date(startOf(on) + days * dayMs).toISOString().split('T'); // it throws RangeError, too
  if (!written.test(later))
    throw new RangeError(`${on} and ${days} days is ${later}; years run from 0000 to 9999`);
  return later;
}

/** Negative, zero or positive, for sorting days from the earliest on. */
export function compareCalendarDates(one: CalendarDate, other: CalendarDate): number {
  return startOf(one) - startOf(other);
}

/** The day of the week, Monday 1 to Sunday 7. */
export function dayOfWeek(on: CalendarDate): DayOfWeek {
  return (new Date(startOf(on)).getUTCDay() || 7) as DayOfWeek; // getUTCDay is 0 on Sundays, else 1 to 6
}

/** Days from one date to a later one. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (startOf(to) - startOf(from)) / dayMs;
}

const dayMs = 86_400_000;

/** Milliseconds from 1970 to the start of the day in UTC, where each day has the same length. */
function startOf(on: CalendarDate): number {
  if (!isCalendarDate(on))
    throw new RangeError(`calendar date is '${on}'; it must be an existing day written YYYY-MM-DD`);
  return Date.parse(on);
}
