import { calendarDateAt, endOfDayAt } from '../calendar/beijing-time.ts';
import { addDays } from '../shared/calendar-date.ts';
import { type Case, isOpenCase } from './case.ts';
import type { Clock } from './clock.ts';
import type { StageMode } from './stages/stage-behaviour.ts';
import { clockPlaces } from './steps/clock-places.ts';

/** What the review machine has to know of a case: ids and times, nothing personal. */
export interface NextStep {
  readonly caseId: string;
  /** Any later revision means that the case has moved. */
  readonly revision: number;
  readonly mode: StageMode | 'ended';
  readonly stage: string | null;
  readonly visit: number | null;
  /** The instant at which to look at the clocks again; null where nothing is timed. */
  readonly wakeAt: string | null;
}

/** Where a case stands and when somebody has to look at it again. */
export function nextStep(one: Case, now: string): NextStep {
  const { id: caseId, revision, open, status } = one;
  const isEnded = !isOpenCase(one);
  // Only a stage at work can be the platform's turn or the clock's; everything else waits for people.
  const mode = isEnded ? 'ended' : status === 'in-review' && open !== null ? open.mode : 'human';
  const stage = open?.stage ?? null;
  return {
    caseId,
    revision,
    mode,
    stage,
    visit: open?.number ?? null,
    wakeAt: isEnded ? null : wakeAt(one, now),
  };
}

function wakeAt(one: Case, now: string): string | null {
  const today = calendarDateAt(now);
  const days = clockPlaces(one).flatMap((place) => {
    const clock = place.read(one);
    return clock === undefined ? [] : dayOf(clock, today, place.isOfficeAtWork);
  });
  const [first] = days.sort();
  return first === undefined ? null : beginningOf(first);
}

/** The day at whose beginning a clock has something to say; one that is provisional is looked at day by day. */
function dayOf(clock: Clock, today: string, canWarn: boolean): string[] {
  const { dueOn, endedOn, warnOn, wasWarned, wasOverdue, provisional } = clock;
  if (dueOn === null || endedOn !== null) return [];
  if (canWarn && !wasWarned && warnOn !== null && today <= dueOn) return [warnOn];
  if (wasOverdue) return [];
  const over = addDays(dueOn, 1);
  return [provisional && over <= today ? addDays(today, 1) : over];
}

function beginningOf(day: string): string {
  return new Date(Date.parse(endOfDayAt(addDays(day, -1))) + 1).toISOString();
}
