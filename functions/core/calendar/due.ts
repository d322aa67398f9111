import type { CalendarDate } from '../shared/calendar-date.ts';
import type { DayOfRest } from './day-of-rest.ts';

/** When a term ends and how that was counted, so that an officer can follow it day by day. */
export interface Due {
  /** The term ends with the last minute of this day, Beijing time. */
  readonly dueOn: CalendarDate;
  readonly countedOn: readonly CalendarDate[];
  readonly skipped: readonly DayOfRest[];
  /** A day was read that no known notice decides about; a later notice may move `dueOn`. */
  readonly provisional: boolean;
}

/** Throws RangeError unless a term has a whole number of days, at least one. */
export function checkTermLength(days: number, unit: 'working days' | 'calendar days'): void {
  if (Number.isSafeInteger(days) && days >= 1) return;
  throw new RangeError(`term is ${days} ${unit}; it must be a whole number of at least 1`);
}
