import { calendarDateAt } from '../../core/calendar/beijing-time.ts';
import type { SystemClock } from '../../core/ports/clock.ts';
import { addDays } from '../../core/shared/calendar-date.ts';

/** A clock that stands until the story moves it on. */
export interface DemoClock extends SystemClock {
  set(at: string): void;
}

export function demoClock(at: string): DemoClock {
  let now = new Date(at).toISOString();
  return {
    now: () => now,
    set: (next) => {
      now = new Date(next).toISOString();
    },
  };
}

/** An hour of a day in Beijing as an instant. */
export function beijingAt(day: string, hour: string): string {
  return new Date(`${day}T${hour}:00+08:00`).toISOString();
}

/** The beginning of each day after that of the first instant, up to the day of the second: no midnight is missed. */
export function midnightsBetween(from: string, to: string): string[] {
  const last = calendarDateAt(to);
  const midnights: string[] = [];
  for (let day = addDays(calendarDateAt(from), 1); day <= last; day = addDays(day, 1))
    midnights.push(beijingAt(day, '00:00'));
  return midnights;
}
