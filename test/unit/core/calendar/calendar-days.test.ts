import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAfterCalendarDays } from '../../../../functions/core/calendar/calendar-days.ts';
import { isAnnounced, isWorkingDay } from '../../../../functions/core/calendar/day-of-rest.ts';
import { stateCouncilCalendar as calendar } from '../../../../functions/core/calendar/state-council-calendar.ts';
import { addDays } from '../../../../functions/core/shared/calendar-date.ts';
import { anyDay, daysAfter } from './days.ts';

describe('a term in calendar days', () => {
  it('counts weekends and starts on the day after receipt', () => {
    expect(dueAfterCalendarDays(calendar, '2021-06-18', 5)).toEqual({
      dueOn: '2021-06-23',
      countedOn: ['2021-06-19', '2021-06-20', '2021-06-21', '2021-06-22', '2021-06-23'],
      skipped: [],
      provisional: false,
    });
  });

  it('that would end in the Dragon Boat holiday runs to the day after it', () => {
    expect(dueAfterCalendarDays(calendar, '2021-06-10', 3)).toEqual({
      dueOn: '2021-06-15',
      countedOn: ['2021-06-11', '2021-06-12', '2021-06-13'],
      skipped: [
        { on: '2021-06-13', why: 'holiday', name: '端午' },
        { on: '2021-06-14', why: 'holiday', name: '端午' },
      ],
      provisional: false,
    });
  });

  it('ends on a make-up Saturday, which is a working day', () => {
    expect(dueAfterCalendarDays(calendar, '2021-09-13', 5).dueOn).toBe('2021-09-18');
  });

  it('that ends in a festival ends on the make-up Saturday after it', () => {
    expect(dueAfterCalendarDays(calendar, '2023-01-17', 7).dueOn).toBe('2023-01-28');
  });

  it('is provisional when its end lies in a year that nobody has announced', () => {
    expect(dueAfterCalendarDays(calendar, '2031-09-24', 7)).toMatchObject({
      dueOn: '2031-10-01',
      provisional: true,
    });
  });

  it('of no days is refused', () => {
    const message = 'term is 0 calendar days; it must be a whole number of at least 1';
    expect(() => dueAfterCalendarDays(calendar, '2021-06-21', 0)).toThrow(new RangeError(message));
  });
});

const term = fc.integer({ min: 1, max: 200 });

describe('a term in calendar days, whichever it is,', () => {
  it('counts every day after receipt, so many of them', () => {
    fc.assert(
      fc.property(anyDay, term, (receivedOn, days) => {
        const lastOn = addDays(receivedOn, days);
        expect(dueAfterCalendarDays(calendar, receivedOn, days).countedOn).toEqual(
          daysAfter(receivedOn, lastOn),
        );
      }),
    );
  });

  it('ends on the first working day from its last counted day on', () => {
    fc.assert(
      fc.property(anyDay, term, (receivedOn, days) => {
        const { dueOn, skipped, provisional } = dueAfterCalendarDays(calendar, receivedOn, days);
        const readOn = daysAfter(addDays(receivedOn, days - 1), dueOn);
        expect(readOn.filter((on) => isWorkingDay(calendar, on))).toEqual([dueOn]);
        expect(skipped.map(({ on }) => on)).toEqual(readOn.slice(0, -1));
        expect(provisional).toBe(readOn.some((on) => !isAnnounced(calendar, on)));
      }),
    );
  });
});
