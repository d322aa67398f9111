import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, isCalendarDate, parseDate } from '../../../../functions/core/shared/calendar-date.ts';
import {
  addMonths,
  daysInMonth,
  lastDayOf,
  monthIndex,
  monthOfIndex,
  parseMonth,
} from '../../../../functions/core/shared/month.ts';

const anyMonth = fc.integer({ min: 1900 * 12, max: 2199 * 12 + 11 }).map(monthOfIndex);

describe('a month', () => {
  test.each(['2023-13', '2023-00', '2023-3', '2023', '2023-03-01', '', '二〇二三-03', '12023-03'])(
    '%j is refused, and the message says what would be right',
    (text) => {
      expect(() => parseMonth(text)).toThrow(/right is YYYY-MM with a month from 01 to 12/);
    },
  );

  test('that is refused is quoted no longer than a line', () => {
    expect(() => parseMonth('9'.repeat(10_000))).toThrow(/^.{0,160}$/);
  });

  test('so many months on and back is the same month; across a year too', () => {
    expect(addMonths('2023-12', 1)).toBe('2024-01');
    expect(addMonths('2023-01', -1)).toBe('2022-12');
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -600, max: 600 }), (month, count) => {
        expect(addMonths(addMonths(month, count), -count)).toBe(month);
        expect(monthIndex(addMonths(month, count)) - monthIndex(month)).toBe(count);
      }),
    );
  });

  test('has the days of the calendar: its last day is one, the next is not', () => {
    expect([
      daysInMonth('2024-02'),
      daysInMonth('2023-02'),
      daysInMonth('2000-02'),
      daysInMonth('1900-02'),
    ]).toEqual([29, 28, 29, 28]);
    fc.assert(
      fc.property(anyMonth, (month) => {
        expect(isCalendarDate(lastDayOf(month))).toBe(true);
        expect(isCalendarDate(`${month}-${daysInMonth(month) + 1}`)).toBe(false);
        expect(daysBetween(`${month}-01`, `${addMonths(month, 1)}-01`)).toBe(daysInMonth(month));
      }),
    );
  });
});

describe('a date', () => {
  test.each(['2023-02-29', '2023-04-31', '2023-1-01', '2023-01-00', '20230101'])('%j is refused', (text) => {
    expect(() => parseDate(text)).toThrow(/right is a day of the calendar/);
  });

  test('of a leap year is read', () => {
    expect(parseDate('2024-02-29')).toBe('2024-02-29');
  });
});
