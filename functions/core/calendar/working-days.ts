import { addDays, type CalendarDate } from '../shared/calendar-date.ts';
import { type DayOfRest, dayOfRest, isAnnounced, isWorkingDay } from './day-of-rest.ts';
import { checkTermLength, type Due } from './due.ts';
import type { WorkingDayCalendar } from './working-day-calendar.ts';

/** The end of a term in working days; the day of receipt is not counted (民法典 art. 201). */
export function dueAfterWorkingDays(
  calendar: WorkingDayCalendar,
  receivedOn: CalendarDate,
  workingDays: number,
): Due {
  checkTermLength(workingDays, 'working days');
  const countedOn: CalendarDate[] = [];
  const skipped: DayOfRest[] = [];
  let dueOn = receivedOn;
  let provisional = false;
  while (countedOn.length < workingDays) {
    dueOn = addDays(dueOn, 1);
    const rest = dayOfRest(calendar, dueOn);
    if (rest) skipped.push(rest);
    else countedOn.push(dueOn);
    provisional ||= !isAnnounced(calendar, dueOn);
  }
  return { dueOn, countedOn, skipped, provisional };
}

/** The day to warn on: the working day before the due day, which for a term of one day can be that of receipt. */
export function warningOn(calendar: WorkingDayCalendar, dueOn: CalendarDate): CalendarDate {
  let on = addDays(dueOn, -1);
  while (!isWorkingDay(calendar, on)) on = addDays(on, -1);
  return on;
}
