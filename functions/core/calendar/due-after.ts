import type { CalendarDate } from '../shared/calendar-date.ts';
import { dueAfterCalendarDays } from './calendar-days.ts';
import type { Due } from './due.ts';
import type { WorkingDayCalendar } from './working-day-calendar.ts';
import { dueAfterWorkingDays } from './working-days.ts';

/** The length of a term, in working days or in calendar days. */
export type TermLimit =
  | { readonly workingDays: number; readonly calendarDays?: never }
  | { readonly calendarDays: number; readonly workingDays?: never };

/** The end of a term of either kind. */
export function dueAfter(calendar: WorkingDayCalendar, receivedOn: CalendarDate, limit: TermLimit): Due {
  return limit.workingDays === undefined
    ? dueAfterCalendarDays(calendar, receivedOn, limit.calendarDays)
    : dueAfterWorkingDays(calendar, receivedOn, limit.workingDays);
}
