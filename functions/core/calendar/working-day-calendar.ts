import type { CalendarDate } from '../shared/calendar-date.ts';
import { type AnnouncedYear, checkAnnouncedYear } from './announced-year.ts';

/** Which days differ from the five-day week, by festival, and for which years that is known. */
export interface WorkingDayCalendar {
  readonly announcedYears: ReadonlySet<number>;
  readonly holidays: ReadonlyMap<CalendarDate, string>;
  readonly makeUpDays: ReadonlyMap<CalendarDate, string>;
}

/** A calendar from year tables; of two tables for one year the later wins whole. Throws RangeError on a bad table. */
export function workingDayCalendar(years: readonly AnnouncedYear[]): WorkingDayCalendar {
  for (const year of years) checkAnnouncedYear(year);
  const winners = new Map(years.map((table) => [table.year, table]));
  const tables = [...winners.values()];
  return {
    announcedYears: new Set(winners.keys()),
    holidays: new Map(tables.flatMap((table) => Object.entries(table.holidays))),
    makeUpDays: new Map(tables.flatMap((table) => Object.entries(table.makeUpDays))),
  };
}
