import { describe, expect, it } from 'vitest';
import type { AnnouncedYear } from '../../../../functions/core/calendar/announced-year.ts';
import { isAnnounced, isWorkingDay } from '../../../../functions/core/calendar/day-of-rest.ts';
import { packageYears } from '../../../../functions/core/calendar/package-years.ts';
import { workingDayCalendar } from '../../../../functions/core/calendar/working-day-calendar.ts';
import { dueAfterWorkingDays } from '../../../../functions/core/calendar/working-days.ts';

// Invented: what a notice for 2031 could say.
const year2031: AnnouncedYear = {
  year: 2031,
  notice: 'invented for this test',
  holidays: { '2030-12-31': '元旦', '2031-01-01': '元旦', '2031-10-01': '国庆节', '2031-10-02': '国庆节' },
  makeUpDays: { '2030-12-28': '元旦', '2031-09-27': '国庆节' },
};

describe('a year of our own', () => {
  it('announces a year that the package lacks, with the last week before it', () => {
    const calendar = workingDayCalendar([...packageYears, year2031]);
    expect(isWorkingDay(calendar, '2031-09-27')).toBe(true);
    expect(isWorkingDay(calendar, '2030-12-31')).toBe(false);
    expect(isAnnounced(calendar, '2030-12-24')).toBe(false);
    expect(isAnnounced(calendar, '2030-12-25')).toBe(true);
    expect(isAnnounced(calendar, '2031-12-25')).toBe(false);
  });

  it('settles a term that was provisional without it', () => {
    const before = dueAfterWorkingDays(workingDayCalendar(packageYears), '2031-09-30', 1);
    expect(before).toMatchObject({ dueOn: '2031-10-01', provisional: true });
    const after = dueAfterWorkingDays(workingDayCalendar([...packageYears, year2031]), '2031-09-30', 1);
    expect(after).toMatchObject({ dueOn: '2031-10-03', provisional: false });
  });

  it('replaces the whole table of the package for its year and leaves the neighbours alone', () => {
    const own: AnnouncedYear = {
      year: 2021,
      notice: 'invented',
      holidays: { '2021-06-15': '端午' },
      makeUpDays: {},
    };
    const calendar = workingDayCalendar([...packageYears, own]);
    expect(isWorkingDay(calendar, '2021-06-14')).toBe(true);
    expect(isWorkingDay(calendar, '2021-06-15')).toBe(false);
    expect(isWorkingDay(calendar, '2021-09-18')).toBe(false);
    expect(isWorkingDay(calendar, '2022-01-29')).toBe(true);
    expect(isWorkingDay(calendar, '2020-10-08')).toBe(false);
  });

  it.each([
    [
      { holidays: { '2031-02-30': '春节' } },
      "calendar date is '2031-02-30'; it must be an existing day written YYYY-MM-DD",
    ],
    [
      { holidays: { '2031-12-25': '元旦' } },
      'announced year 2031: 2031-12-25 belongs to 2032; a table runs from 25 December to 24 December',
    ],
    [
      { makeUpDays: { '2031-10-03': '国庆节' } },
      'announced year 2031: 2031-10-03 is a weekday; a make-up day is a Saturday or Sunday',
    ],
    [
      { holidays: { '2031-10-04': '国庆节' }, makeUpDays: { '2031-10-04': '国庆节' } },
      'announced year 2031: 2031-10-04 is both holiday and make-up day; it can be one of them',
    ],
  ])('is refused with %j', (slip, message) => {
    expect(() => workingDayCalendar([{ ...year2031, ...slip }])).toThrow(new RangeError(message));
  });
});
