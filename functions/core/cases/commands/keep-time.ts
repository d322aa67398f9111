import type { CaseEvent } from '../../events/case-event.ts';
import type { Case } from '../case.ts';
import { isOpenCase } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { type Clock, hasRunOut, recountClock } from '../clock.ts';
import { superiorOf } from '../office.ts';
import { requirePlatform } from '../require-office.ts';
import { type ClockPlace, clockPlaces } from '../steps/clock-places.ts';
import { passNotice } from './close-notice.ts';

/** A timer looks at a case: counts again what was provisional, warns, calls late what is late. It decides nothing. */
export interface KeepTime {
  readonly type: 'keep-time';
}

/** Only a notice ends by time, as the policy says that it does; everything else waits for an officer. */
export function keepTime(one: Case, context: CaseContext): Change {
  requirePlatform(context.actor);
  if (!isOpenCase(one)) return change(one, {});
  const timed = clockPlaces(one).reduce<Change>(
    (before, place) => andThen(before, (after) => look(after, place, context)),
    change(one, {}),
  );
  return andThen(timed, (after) => {
    const { open } = after;
    // Without the pinned policy, whose word the next stage needs, terms still run and the notice waits.
    const isPinned = context.policy.digest === after.policy.digest;
    const isNoticeOver = isPinned && open?.mode === 'timer' && hasRunOut(open.clock, context.today);
    return isNoticeOver ? passNotice(after, context, 'time') : change(after, {});
  });
}

function look(one: Case, place: ClockPlace, { at, today, calendar }: CaseContext): Change {
  const before = place.read(one);
  if (before === undefined || before.endedOn !== null) return change(one, {});
  const clock = before.provisional ? recountClock(calendar, before) : before;
  const events: CaseEvent[] = [];
  let after = clock;
  const { visit, office } = place;
  if (clock.dueOn !== null && (clock.dueOn !== before.dueOn || clock.provisional !== before.provisional))
    events.push({ type: 'clock-recounted', data: { ...ofClock(clock, place), before: before.dueOn } });
  const escalated: Case['escalations'][number][] = [];
  if (place.isOfficeAtWork && clock.dueOn !== null && hasRunOut(clock, today) && !clock.wasOverdue) {
    after = { ...after, wasOverdue: true, wasWarned: true };
    events.push({ type: 'clock-overdue', data: ofClock(clock, place) });
    if (place.escalates) {
      const from = office.township ?? office.jurisdiction;
      const to = superiorOf(from);
      escalated.push({ clock: clock.name, visit, dueOn: clock.dueOn, from, to, at });
      events.push({ type: 'case-escalated', data: { ...ofClock(clock, place), to } });
    }
  } else if (place.isOfficeAtWork && isToWarn(clock, today)) {
    after = { ...after, wasWarned: true };
    events.push({ type: 'clock-warned', data: ofClock(clock, place) });
  }
  if (events.length === 0) return change(one, {});
  const written = place.write(one, after);
  return change(written, { escalations: [...one.escalations, ...escalated] }, ...events);
}

function isToWarn({ warnOn, dueOn, wasWarned }: Clock, today: string): boolean {
  return warnOn !== null && dueOn !== null && !wasWarned && today >= warnOn && today <= dueOn;
}

function ofClock({ name, dueOn }: Clock, { visit, office }: ClockPlace) {
  return { clock: name, visit, dueOn: dueOn ?? '', office };
}
