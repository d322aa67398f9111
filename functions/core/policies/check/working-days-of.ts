import type { Limit } from '../../../generated/policy-file.ts';

/**
 * A limit in working days, to hold it against a maximum in working days. A week of calendar days has five working
 * days; a part of a week counts in full, so that no limit is taken for shorter than it can be. Festivals would make
 * it less, make-up days more; the maximum is a bound on what the text allows, not on a calendar. No limit counts 0.
 */
export function workingDaysOf(limit: Limit | undefined): number {
  if (limit === null || limit === undefined) return 0;
  if ('workingDays' in limit) return limit.workingDays;
  return Math.floor(limit.calendarDays / 7) * 5 + Math.min(5, limit.calendarDays % 7);
}
