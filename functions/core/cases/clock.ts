import type { DayOfRest } from '../calendar/day-of-rest.ts';
import { dueAfter, type TermLimit } from '../calendar/due-after.ts';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import { warningOn } from '../calendar/working-days.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';

/** What is timed: the receiving office's two terms, the competent office's in all and by stage, and the applicant's. */
const clockNames = ['push', 'decide', 'stage', 'correct-file', 're-examine', 'notify-applicant'] as const;
export type ClockName = (typeof clockNames)[number];

/** From the day of the request up to and including the day of the correction, no day counts; `to` null: it lasts. */
interface Pause {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** What a clock is set by; everything else is counted from it and can be counted again. */
interface ClockSetting {
  readonly name: ClockName;
  /** The day of receipt, which is not counted (民法典 art. 201). */
  readonly receivedOn: CalendarDate;
  /** null where no text gives a limit: such a clock never runs out. */
  readonly limit: TermLimit | null;
  readonly pauses: readonly Pause[];
}

/** A term with every day that was counted, so that an officer can follow it. */
export interface Clock extends ClockSetting {
  /** The term ends with the last minute of this day, Beijing time; null without limit and while paused. */
  readonly dueOn: CalendarDate | null;
  readonly countedOn: readonly CalendarDate[];
  readonly skipped: readonly DayOfRest[];
  /** Days of the term that are left when the pause ends; null while it runs. */
  readonly remainingDays: number | null;
  /** A day was read that no known notice decides about; counted again once there is one. */
  readonly provisional: boolean;
  /** The working day before the due day. */
  readonly warnOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly wasWarned: boolean;
  readonly wasOverdue: boolean;
}

/** Sets a clock going on the day of receipt. */
export function startClock(
  calendar: WorkingDayCalendar,
  name: ClockName,
  receivedOn: CalendarDate,
  limit: TermLimit | null,
): Clock {
  const setting = { name, receivedOn, limit, pauses: [] };
  return { ...setting, ...count(calendar, setting), endedOn: null, wasWarned: false, wasOverdue: false };
}

/** Counts a clock again by the calendar as it is known now. */
export function recountClock(calendar: WorkingDayCalendar, clock: Clock): Clock {
  return clock.endedOn === null ? { ...clock, ...count(calendar, clock) } : clock;
}

/** Stops the count on a day, which is not counted itself; one that ran out before stays as it is. */
export function pauseClock(calendar: WorkingDayCalendar, clock: Clock, from: CalendarDate): Clock {
  if (isPaused(clock) || clock.endedOn !== null || (clock.dueOn !== null && clock.dueOn < from)) return clock;
  return recountClock(calendar, { ...clock, pauses: [...clock.pauses, { from, to: null }] });
}

/** Goes on counting from the day after. */
export function resumeClock(calendar: WorkingDayCalendar, clock: Clock, to: CalendarDate): Clock {
  if (!isPaused(clock)) return clock;
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to } : pause));
  return recountClock(calendar, { ...clock, pauses, wasWarned: false });
}

/** The step is done: the clock shows what it showed and goes no further. */
export function endClock(clock: Clock, endedOn: CalendarDate): Clock {
  return clock.endedOn === null ? { ...clock, endedOn } : clock;
}

/** Whether the clock stands still until a correction is made. */
function isPaused(clock: Clock): boolean {
  return clock.pauses.at(-1)?.to === null;
}

/** Whether the term has run out by the given day; one that is provisional has not, since it may still move. */
export function hasRunOut(clock: Clock, today: CalendarDate): boolean {
  return clock.dueOn !== null && clock.endedOn === null && !clock.provisional && today > clock.dueOn;
}

type Counted = Pick<Clock, 'dueOn' | 'countedOn' | 'skipped' | 'remainingDays' | 'provisional' | 'warnOn'>;

const unlimited: Counted = {
  dueOn: null,
  countedOn: [],
  skipped: [],
  remainingDays: null,
  provisional: false,
  warnOn: null,
};

/** Counts from pause to pause: of each stretch the days before the next pause, of the last one all that remain. */
function count(calendar: WorkingDayCalendar, { receivedOn, limit, pauses }: ClockSetting): Counted {
  if (limit === null) return unlimited;
  const countedOn: CalendarDate[] = [];
  const skipped: DayOfRest[] = [];
  let remaining = limit.workingDays ?? limit.calendarDays;
  let start = receivedOn;
  let provisional = false;
  for (const { from, to } of pauses) {
    const stretch = dueAfter(calendar, start, limitOf(limit, remaining));
    const counted = stretch.countedOn.filter((on) => on < from);
    countedOn.push(...counted);
    skipped.push(...stretch.skipped.filter(({ on }) => on < from));
    remaining -= counted.length;
    provisional ||= stretch.provisional;
    if (to === null) return { ...unlimited, countedOn, skipped, remainingDays: remaining, provisional };
    start = to;
  }
  const last = dueAfter(calendar, start, limitOf(limit, remaining));
  return {
    dueOn: last.dueOn,
    countedOn: [...countedOn, ...last.countedOn],
    skipped: [...skipped, ...last.skipped],
    remainingDays: null,
    provisional: provisional || last.provisional,
    warnOn: lastOf(warningOn(calendar, last.dueOn), receivedOn),
  };
}

function limitOf(limit: TermLimit, days: number): TermLimit {
  return limit.workingDays === undefined ? { calendarDays: days } : { workingDays: days };
}

function lastOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}
