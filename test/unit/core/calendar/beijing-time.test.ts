import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateAt, endOfDayAt } from '../../../../functions/core/calendar/beijing-time.ts';
import { addDays } from '../../../../functions/core/shared/calendar-date.ts';
import { anyDay } from './days.ts';

describe('Beijing time', () => {
  it('ends a day at one millisecond before 16:00 UTC', () => {
    expect(endOfDayAt('2021-06-24')).toBe('2021-06-24T15:59:59.999Z');
  });

  it('dates what arrives after 16:00 UTC with the next day', () => {
    expect(calendarDateAt('2021-06-24T15:59:59.999Z')).toBe('2021-06-24');
    expect(calendarDateAt('2021-06-24T16:00:00Z')).toBe('2021-06-25');
    expect(calendarDateAt('2021-06-24T23:30:00+08:00')).toBe('2021-06-24');
  });

  it('refuses a day that does not exist and an instant without an offset', () => {
    expect(() => endOfDayAt('2021-06-31')).toThrow(RangeError);
    expect(() => calendarDateAt('2021-06-24T12:00:00')).toThrow(RangeError);
  });

  it('ends each day in its last millisecond', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const nextAt = new Date(Date.parse(endOfDayAt(on)) + 1).toISOString();
        expect(calendarDateAt(endOfDayAt(on))).toBe(on);
        expect(calendarDateAt(nextAt)).toBe(addDays(on, 1));
      }),
    );
  });
});
