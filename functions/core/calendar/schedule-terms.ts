import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Due } from './due.ts';
import { dueAfter, type TermLimit } from './due-after.ts';
import type { WorkingDayCalendar } from './working-day-calendar.ts';

/** One link of a chain of terms; `limit: null` when nothing says how long it may take. */
export interface Term {
  readonly id: string;
  readonly limit: TermLimit | null;
}

/** A term placed in time; `openEnded` tells whether it has a due day at all. */
export type ScheduledTerm = TimedTerm | OpenEndedTerm;

interface Placed {
  readonly id: string;
  /** The day of receipt, which is not counted: the due day of the last term before that has one. */
  readonly receivedOn: CalendarDate;
  /** An earlier term has no limit, so that every day given here is the earliest possible, not the expected one. */
  readonly afterOpenEnded: boolean;
}

interface TimedTerm extends Placed, Due {
  readonly openEnded: false;
}

interface OpenEndedTerm extends Placed {
  readonly openEnded: true;
  readonly dueOn: null;
}

/** When each term ends if each starts on the due day of the one before it: the latest lawful course of a chain. */
export function scheduleTerms(
  calendar: WorkingDayCalendar,
  startedOn: CalendarDate,
  terms: readonly Term[],
): ScheduledTerm[] {
  let receivedOn = startedOn;
  let afterOpenEnded = false;
  let provisional = false;
  return terms.map(({ id, limit }) => {
    const placed = { id, receivedOn, afterOpenEnded };
    if (limit === null) {
      afterOpenEnded = true;
      return { ...placed, openEnded: true, dueOn: null };
    }
    const due = dueAfter(calendar, receivedOn, limit);
    receivedOn = due.dueOn;
    provisional ||= due.provisional;
    return { ...placed, ...due, openEnded: false, provisional };
  });
}
