import { addDays, type CalendarDate, parseCalendarDate } from '../shared/calendar-date.ts';

// One time for the whole country, without summer time since 1992; a fixed offset needs no time zone data.
const aheadOfUtcMs = 8 * 3_600_000;

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The last millisecond of a day in Beijing, as an ISO instant in UTC: a term ends with its last day. */
export function endOfDayAt(on: CalendarDate): string {
  return `${parseCalendarDate(on)}T15:59:59.999Z`;
}

/** The first millisecond of a day in Beijing, as an ISO instant in UTC. */
export function startOfDayAt(on: CalendarDate): string {
  return `${addDays(parseCalendarDate(on), -1)}T16:00:00.000Z`;
}

/** The day it is in Beijing at an ISO instant; what arrives at 16:30 UTC arrived the next day. Throws RangeError. */
export function calendarDateAt(at: string): CalendarDate {
  // Without an offset, Date would take the time zone of the machine.
  if (!instant.test(at))
    throw new RangeError(`instant is '${at}'; right is one like 2021-06-24T15:59:59.999Z`);
  return new Date(Date.parse(at) + aheadOfUtcMs).toISOString().slice(0, 10);
}
