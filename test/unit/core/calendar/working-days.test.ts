import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnnounced, isWorkingDay } from '../../../../functions/core/calendar/day-of-rest.ts';
import { stateCouncilCalendar as calendar } from '../../../../functions/core/calendar/state-council-calendar.ts';
import { dueAfterWorkingDays, warningOn } from '../../../../functions/core/calendar/working-days.ts';
import { anyDay, daysAfter } from './days.ts';

describe('a term in working days', () => {
  it('starts on the day after receipt', () => {
    expect(dueAfterWorkingDays(calendar, '2021-06-21', 3)).toEqual({
      dueOn: '2021-06-24',
      countedOn: ['2021-06-22', '2021-06-23', '2021-06-24'],
      skipped: [],
      provisional: false,
    });
  });

  it('does not count the days of a festival and says which', () => {
    expect(dueAfterWorkingDays(calendar, '2021-06-11', 1)).toEqual({
      dueOn: '2021-06-15',
      countedOn: ['2021-06-15'],
      skipped: [
        { on: '2021-06-12', why: 'holiday', name: '端午' },
        { on: '2021-06-13', why: 'holiday', name: '端午' },
        { on: '2021-06-14', why: 'holiday', name: '端午' },
      ],
      provisional: false,
    });
  });

  it('counts the make-up weekend after the Spring Festival of 2023', () => {
    const due = dueAfterWorkingDays(calendar, '2023-01-20', 3);
    expect(due.countedOn).toEqual(['2023-01-28', '2023-01-29', '2023-01-30']);
  });

  it('counts the make-up Sunday before the Spring Festival of 2024 and not the Saturday before it', () => {
    const due = dueAfterWorkingDays(calendar, '2024-02-02', 2);
    expect(due.countedOn).toEqual(['2024-02-04', '2024-02-05']);
    expect(due.skipped).toEqual([{ on: '2024-02-03', why: 'weekend' }]);
  });

  it.each([
    ['2021-09-30', 2, '2021-10-09'],
    ['2023-09-28', 3, '2023-10-09'],
    ['2024-09-30', 5, '2024-10-12'],
  ])('received on %s before National Day, %i working days end on %s', (receivedOn, days, dueOn) => {
    expect(dueAfterWorkingDays(calendar, receivedOn, days).dueOn).toBe(dueOn);
  });

  it('that was received on a day of rest starts on the next working day', () => {
    expect(dueAfterWorkingDays(calendar, '2021-06-26', 1).dueOn).toBe('2021-06-28');
  });

  it('runs over the end of the year, the first day of 2024 not counted', () => {
    expect(dueAfterWorkingDays(calendar, '2023-12-29', 2)).toMatchObject({
      dueOn: '2024-01-03',
      countedOn: ['2024-01-02', '2024-01-03'],
      provisional: false,
    });
  });

  it('is provisional in a year that nobody has announced', () => {
    expect(dueAfterWorkingDays(calendar, '2031-09-30', 3)).toEqual({
      dueOn: '2031-10-03',
      countedOn: ['2031-10-01', '2031-10-02', '2031-10-03'],
      skipped: [],
      provisional: true,
    });
  });

  it('is provisional from 25 December of the last announced year on, since the next notice reaches back', () => {
    const lastYear = Math.max(...calendar.announcedYears);
    expect(dueAfterWorkingDays(calendar, `${lastYear}-12-17`, 3).provisional).toBe(false);
    expect(dueAfterWorkingDays(calendar, `${lastYear}-12-24`, 1).provisional).toBe(true);
  });

  it('is provisional before the first year of the calendar', () => {
    expect(dueAfterWorkingDays(calendar, '2003-06-02', 1).provisional).toBe(true);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %d days is refused', (days) => {
    const message = `term is ${days} working days; it must be a whole number of at least 1`;
    expect(() => dueAfterWorkingDays(calendar, '2021-06-21', days)).toThrow(new RangeError(message));
  });

  it('from a day that does not exist is refused', () => {
    expect(() => dueAfterWorkingDays(calendar, '2021-06-31', 1)).toThrow("calendar date is '2021-06-31'");
  });
});

describe('the warning', () => {
  it('is given on the working day before the due day', () => {
    expect(warningOn(calendar, '2021-06-24')).toBe('2021-06-23');
  });

  it('comes before a weekend or festival rather than in it', () => {
    expect(warningOn(calendar, '2021-06-15')).toBe('2021-06-11');
    expect(warningOn(calendar, '2021-06-28')).toBe('2021-06-25');
  });

  it('can fall on a make-up day', () => {
    expect(warningOn(calendar, '2023-01-30')).toBe('2023-01-29');
  });
});

const term = fc.integer({ min: 1, max: 60 });

describe('a term in working days, whichever it is,', () => {
  it('counts so many working days, each later than the one before, and ends on the last of them', () => {
    fc.assert(
      fc.property(anyDay, term, (receivedOn, days) => {
        const { countedOn, dueOn } = dueAfterWorkingDays(calendar, receivedOn, days);
        expect(countedOn).toHaveLength(days);
        expect(countedOn.every((on) => isWorkingDay(calendar, on))).toBe(true);
        expect(countedOn).toEqual([...new Set(countedOn)].sort());
        expect(countedOn.at(-1)).toBe(dueOn);
      }),
    );
  });

  it('misses no day between receipt and its end: what is not counted is a day of rest', () => {
    fc.assert(
      fc.property(anyDay, term, (receivedOn, days) => {
        const { countedOn, skipped, dueOn } = dueAfterWorkingDays(calendar, receivedOn, days);
        expect([...countedOn, ...skipped.map(({ on }) => on)].sort()).toEqual(daysAfter(receivedOn, dueOn));
        expect(skipped.some(({ on }) => isWorkingDay(calendar, on))).toBe(false);
      }),
    );
  });

  it('ends where two terms of the same total end, the second begun when the first ended', () => {
    fc.assert(
      fc.property(anyDay, term, term, (receivedOn, first, second) => {
        const halfway = dueAfterWorkingDays(calendar, receivedOn, first).dueOn;
        const total = dueAfterWorkingDays(calendar, receivedOn, first + second);
        expect(dueAfterWorkingDays(calendar, halfway, second).dueOn).toBe(total.dueOn);
      }),
    );
  });

  it('is provisional exactly when a day that it read is unannounced', () => {
    fc.assert(
      fc.property(anyDay, term, (receivedOn, days) => {
        const { dueOn, provisional } = dueAfterWorkingDays(calendar, receivedOn, days);
        expect(provisional).toBe(daysAfter(receivedOn, dueOn).some((on) => !isAnnounced(calendar, on)));
      }),
    );
  });

  it('warns one working day before it ends', () => {
    fc.assert(
      fc.property(anyDay, term, (receivedOn, days) => {
        const { countedOn, dueOn } = dueAfterWorkingDays(calendar, receivedOn, days + 1);
        expect(warningOn(calendar, dueOn)).toBe(countedOn.at(-2));
      }),
    );
  });
});
