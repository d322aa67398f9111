import { type CalendarDate, dayOfWeek } from '../shared/calendar-date.ts';
import { noticeYearOf } from './announced-year.ts';
import type { WorkingDayCalendar } from './working-day-calendar.ts';

/** A day on which no office works, and why; a weekend inside a festival counts as the festival. */
export type DayOfRest =
  | { readonly on: CalendarDate; readonly why: 'weekend' }
  | { readonly on: CalendarDate; readonly why: 'holiday'; readonly name: string };

/** Why the day is not a working day; null when it is one. Outside of the announced years only weekends rest. */
export function dayOfRest(calendar: WorkingDayCalendar, on: CalendarDate): DayOfRest | null {
  const weekday = dayOfWeek(on);
  const name = calendar.holidays.get(on);
  if (name !== undefined) return { on, why: 'holiday', name };
  return weekday < 6 || calendar.makeUpDays.has(on) ? null : { on, why: 'weekend' };
}

/** Whether offices work on the day, make-up days included. */
export function isWorkingDay(calendar: WorkingDayCalendar, on: CalendarDate): boolean {
  return dayOfRest(calendar, on) === null;
}

/** Whether the notice that decides about the day is known. */
export function isAnnounced(calendar: WorkingDayCalendar, on: CalendarDate): boolean {
  return calendar.announcedYears.has(noticeYearOf(on));
}
