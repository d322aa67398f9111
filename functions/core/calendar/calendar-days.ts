import { addDays, type CalendarDate } from '../shared/calendar-date.ts';
import { type DayOfRest, dayOfRest, isAnnounced } from './day-of-rest.ts';
import { checkTermLength, type Due } from './due.ts';
import type { WorkingDayCalendar } from './working-day-calendar.ts';

/**
 * The end of a term in calendar days, from the day after receipt (民法典 art. 201); a term that would end on a day
 * of rest runs to the next working day (art. 203). `countedOn` holds the days of the term itself, `skipped` the
 * days of rest at its end, the first of which is then also its last counted day.
 */
export function dueAfterCalendarDays(
  calendar: WorkingDayCalendar,
  receivedOn: CalendarDate,
  calendarDays: number,
): Due {
  checkTermLength(calendarDays, 'calendar days');
  const countedOn = Array.from({ length: calendarDays }, (_, index) => addDays(receivedOn, index + 1));
  const skipped: DayOfRest[] = [];
  let dueOn = addDays(receivedOn, calendarDays);
  let provisional = !isAnnounced(calendar, dueOn);
  for (let rest = dayOfRest(calendar, dueOn); rest; rest = dayOfRest(calendar, dueOn)) {
    skipped.push(rest);
    dueOn = addDays(dueOn, 1);
    provisional ||= !isAnnounced(calendar, dueOn);
  }
  return { dueOn, countedOn, skipped, provisional };
}
