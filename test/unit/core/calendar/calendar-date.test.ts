import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  compareCalendarDates,
  dayOfWeek,
  daysBetween,
  isCalendarDate,
  parseCalendarDate,
} from '../../../../functions/core/shared/calendar-date.ts';
import { anyDay } from './days.ts';

/** Days of all years that can be written, leap centuries among them. */
const dayOfAnyYear = fc.integer({ min: 0, max: 9998 * 365 }).map((days) => addDays('0001-01-01', days));

describe('a calendar date', () => {
  it.each(['2021-06-21', '2024-02-29', '0001-01-01'])('accepts %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    '',
    '2021-6-21',
    '20210621',
    '2021-02-29',
    '2021-06-21T00:00:00Z',
    ' 2021-06-21',
    '+002021-06-21',
  ])('refuses %j and says what would be right', (text) => {
    expect(isCalendarDate(text)).toBe(false);
    const message = `calendar date is '${text}'; it must be an existing day written YYYY-MM-DD`;
    expect(() => parseCalendarDate(text)).toThrow(new RangeError(message));
  });

  it('crosses months, leap days and years when days are added', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('ends with the year 9999', () => {
    const message = '9999-12-31 and 1 days is +010000-01-01; years run from 0000 to 9999';
    expect(() => addDays('9999-12-31', 1)).toThrow(new RangeError(message));
  });

  it('numbers the days of the week from Monday', () => {
    expect(dayOfWeek('2021-06-21')).toBe(1);
    expect(dayOfWeek('2021-06-27')).toBe(7);
  });

  it('refuses to add a part of a day', () => {
    expect(() => addDays('2021-06-21', 0.5)).toThrow(RangeError);
  });
});

describe('calendar dates, whichever they are,', () => {
  it('come back when as many days are taken away as were added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (on, days) => {
        expect(addDays(addDays(on, days), -days)).toBe(on);
      }),
    );
  });

  it('are counted as Temporal counts them', () => {
    fc.assert(
      fc.property(dayOfAnyYear, fc.integer({ min: -300, max: 300 }), (on, days) => {
        const theirs = Temporal.PlainDate.from(on);
        const later = theirs.add({ days });
        expect(dayOfWeek(on)).toBe(theirs.dayOfWeek);
        expect(addDays(on, days)).toBe(later.toString());
        expect(daysBetween(on, addDays(on, days))).toBe(theirs.until(later, { largestUnit: 'days' }).days);
      }),
    );
  });

  it('sort as text in the order of their days', () => {
    fc.assert(
      fc.property(fc.array(anyDay), (days) => {
        expect(days.toSorted()).toEqual(days.toSorted(compareCalendarDates));
      }),
    );
  });
});
