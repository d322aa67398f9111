import { describe, expect, it } from 'vitest';
import { dayOfRest, isAnnounced, isWorkingDay } from '../../../../functions/core/calendar/day-of-rest.ts';
import { stateCouncilCalendar as calendar } from '../../../../functions/core/calendar/state-council-calendar.ts';
import { daysAfter } from './days.ts';

describe('the State Council calendar', () => {
  // Read from the notices 国办发明电〔2020〕27号, 〔2021〕11号, 〔2022〕16号, 〔2023〕7号, 〔2024〕12号 and that of 2025-11-04.
  it.each([
    [2021, '02-07 02-20 04-25 05-08 09-18 09-26 10-09'],
    [2022, '01-29 01-30 04-02 04-24 05-07 10-08 10-09'],
    [2023, '01-28 01-29 04-23 05-06 06-25 10-07 10-08'],
    [2024, '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'],
    [2025, '01-26 02-08 04-27 09-28 10-11'],
    [2026, '01-04 02-14 02-28 05-09 09-20 10-10'],
  ])('has the make-up days of %i on the weekends of the notice and on no others', (year, days) => {
    const found = [...calendar.makeUpDays.keys()].filter((on) => on.startsWith(`${year}`)).sort();
    expect(found).toEqual(days.split(' ').map((day) => `${year}-${day}`));
    for (const on of found) expect(isWorkingDay(calendar, on)).toBe(true);
  });

  it.each([
    ['2021-06-11', '2021-06-14', '端午'],
    ['2022-12-30', '2023-01-02', '元旦'],
    ['2023-01-20', '2023-01-27', '春节'],
    ['2024-02-09', '2024-02-17', '春节'],
    ['2024-09-30', '2024-10-07', '国庆节'],
    ['2026-02-14', '2026-02-23', '春节'],
  ])('rests after %s up to %s for %s', (beforeOn, lastOn, name) => {
    for (const on of daysAfter(beforeOn, lastOn)) {
      expect(dayOfRest(calendar, on)).toEqual({ on, why: 'holiday', name });
    }
  });

  it('works on the eve of the Spring Festival of 2024, which was only recommended as a day off', () => {
    expect(isWorkingDay(calendar, '2024-02-09')).toBe(true);
  });

  it('holds the Spring Festival of 2020 as it was extended during the epidemic', () => {
    expect(isWorkingDay(calendar, '2020-01-31')).toBe(false);
    expect(isWorkingDay(calendar, '2020-02-03')).toBe(true);
  });

  it('takes the last days of 2018 from the notice for 2019', () => {
    expect(isWorkingDay(calendar, '2018-12-29')).toBe(true);
    expect(dayOfRest(calendar, '2018-12-31')).toEqual({ on: '2018-12-31', why: 'holiday', name: '元旦' });
  });

  it('names a plain weekend a weekend', () => {
    expect(dayOfRest(calendar, '2021-06-26')).toEqual({ on: '2021-06-26', why: 'weekend' });
    expect(dayOfRest(calendar, '2021-06-25')).toBeNull();
  });

  it('knows every year from 2004 to at least 2026, without a gap', () => {
    const years = [...calendar.announcedYears].sort((one, other) => one - other);
    expect(years[0]).toBe(2004);
    expect(years.at(-1)).toBeGreaterThanOrEqual(2026);
    expect(years).toEqual(years.map((_, index) => 2004 + index));
  });

  it('counts only weekends as days of rest in a year that nobody has announced', () => {
    expect(isAnnounced(calendar, '2031-10-01')).toBe(false);
    expect(isWorkingDay(calendar, '2031-10-01')).toBe(true);
    expect(isWorkingDay(calendar, '2031-10-04')).toBe(false);
  });
});
