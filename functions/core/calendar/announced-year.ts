import { type CalendarDate, dayOfWeek, parseCalendarDate } from '../shared/calendar-date.ts';

/** The exceptions from the five-day week that the State Council announced for one year, each with its festival. */
export interface AnnouncedYear {
  readonly year: number;
  /** Where the dates come from: the notice (国办发明电) and its address. */
  readonly notice: string;
  readonly holidays: Readonly<Record<CalendarDate, string>>;
  readonly makeUpDays: Readonly<Record<CalendarDate, string>>;
}

/**
 * The year whose notice decides about a day: its own, and from 25 December on the next one. The notice for 2019
 * made 2018-12-31 a holiday and Saturday 2018-12-29 a working day; none reached back further than one week.
 */
export function noticeYearOf(on: CalendarDate): number {
  const year = Number(on.slice(0, 4));
  return on.slice(5) >= '12-25' ? year + 1 : year;
}

/** Throws RangeError when a table names a day that cannot be what it says, so that a slip is found at start-up. */
export function checkAnnouncedYear({ year, holidays, makeUpDays }: AnnouncedYear): void {
  for (const on of [...Object.keys(holidays), ...Object.keys(makeUpDays)]) checkBelongs(on, year);
  for (const on of Object.keys(makeUpDays)) {
    if (dayOfWeek(on) < 6) refuse(year, `${on} is a weekday; a make-up day is a Saturday or Sunday`);
    if (on in holidays) refuse(year, `${on} is both holiday and make-up day; it can be one of them`);
  }
}

function checkBelongs(on: CalendarDate, year: number): void {
  const found = noticeYearOf(parseCalendarDate(on));
  if (found !== year) refuse(year, `${on} belongs to ${found}; a table runs from 25 December to 24 December`);
}

function refuse(year: number, reason: string): never {
  throw new RangeError(`announced year ${year}: ${reason}`);
}
