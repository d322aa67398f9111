import fc from 'fast-check';
import { addDays } from '../../../../functions/core/shared/calendar-date.ts';

/** Days from 2000 to 2035: before, inside and after the announced years. */
export const anyDay = fc.integer({ min: 0, max: 36 * 365 }).map((days) => addDays('2000-01-01', days));

/** Every day after the first and up to the last. */
export function daysAfter(firstOn: string, lastOn: string): string[] {
  const days: string[] = [];
  for (let on = addDays(firstOn, 1); on <= lastOn; on = addDays(on, 1)) days.push(on);
  return days;
}
