import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateCouncilCalendar } from '../../../../functions/core/calendar/state-council-calendar.ts';
import { workingDayCalendar } from '../../../../functions/core/calendar/working-day-calendar.ts';
import {
  endClock,
  hasRunOut,
  pauseClock,
  recountClock,
  resumeClock,
  startClock,
} from '../../../../functions/core/cases/clock.ts';
import { addDays } from '../../../../functions/core/shared/calendar-date.ts';

const calendar = stateCouncilCalendar;

test('a term ends with the end of its last day', () => {
  const clock = startClock(calendar, 'stage', '2023-03-20', { workingDays: 3 });
  expect(clock).toMatchObject({ dueOn: '2023-03-23', warnOn: '2023-03-22' });
  expect(hasRunOut(clock, '2023-03-23')).toBe(false);
  expect(hasRunOut(clock, '2023-03-24')).toBe(true);
  expect(hasRunOut(endClock(clock, '2023-03-23'), '2023-03-24')).toBe(false);
});

test('make-up days count and holidays do not', () => {
  const clock = startClock(calendar, 'stage', '2023-04-28', { workingDays: 3 });
  expect(clock.countedOn).toEqual(['2023-05-04', '2023-05-05', '2023-05-06']);
});

test('without a limit nothing is ever due', () => {
  const clock = startClock(calendar, 'stage', '2023-03-20', null);
  expect(clock).toMatchObject({ dueOn: null, warnOn: null });
  expect(pauseClock(calendar, clock, '2023-03-21').dueOn).toBeNull();
});

test('a term that ran out is not saved by a pause', () => {
  const clock = startClock(calendar, 'stage', '2023-03-20', { workingDays: 3 });
  expect(pauseClock(calendar, clock, '2023-03-24')).toEqual(clock);
});

test('a pause in calendar days keeps the days that are left', () => {
  const clock = startClock(calendar, 'stage', '2023-03-20', { calendarDays: 5 });
  const paused = pauseClock(calendar, clock, '2023-03-22');
  expect(paused).toMatchObject({ dueOn: null, remainingDays: 4 });
  expect(resumeClock(calendar, paused, '2023-03-27').dueOn).toBe('2023-03-31');
});

test('a year that is not announced makes a term provisional: it is not called late, and counted again later', () => {
  const unannounced = workingDayCalendar([]);
  const clock = startClock(unannounced, 'stage', '2023-04-28', { workingDays: 1 });
  expect(clock).toMatchObject({ dueOn: '2023-05-01', provisional: true });
  expect(hasRunOut(clock, '2023-05-02')).toBe(false);
  expect(recountClock(calendar, clock)).toMatchObject({ dueOn: '2023-05-04', provisional: false });
});

test('however often a term is paused, it has as many days as its limit, each once, none in a pause', () => {
  const lengths = fc.array(fc.tuple(fc.nat(3), fc.nat(20)), { maxLength: 6 });
  fc.assert(
    fc.property(fc.nat(900), fc.integer({ min: 1, max: 15 }), lengths, (start, limit, pauses) => {
      let day = addDays('2022-01-03', start);
      let clock = startClock(calendar, 'stage', day, { workingDays: limit });
      for (const [until, length] of pauses) {
        day = addDays(day, until);
        const paused = pauseClock(calendar, clock, day);
        if (paused === clock) break;
        day = addDays(day, length);
        clock = resumeClock(calendar, paused, day);
      }
      expect(new Set(clock.countedOn).size).toBe(limit);
      expect([...clock.countedOn].sort()).toEqual(clock.countedOn);
      expect(clock.countedOn.at(-1)).toBe(clock.dueOn);
      for (const { from, to } of clock.pauses)
        expect(clock.countedOn.filter((on) => on >= from && on <= (to ?? from))).toEqual([]);
    }),
  );
});
