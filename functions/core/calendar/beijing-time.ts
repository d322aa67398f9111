import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, parseCalendarDate } from '../shared/calendar-date.ts';

// One time for the whole country, without summer time since 1992; a fixed offset needs no time zone data.
const beijingOffset = '+08:00';

/** The last millisecond of a day in Beijing, as an ISO instant in UTC: a term ends with its last day. */
export function endOfDayAt(on: CalendarDate): string {
  return Temporal.Instant.from(`${parseCalendarDate(on)}T23:59:59.999${beijingOffset}`).toString();
}

/** The day it is in Beijing at an ISO instant; what arrives at 16:30 UTC arrived the next day. */
export function calendarDateAt(at: string): CalendarDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(beijingOffset).toPlainDate().toString();
}
