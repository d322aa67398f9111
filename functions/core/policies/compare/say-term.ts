import type { DayOfRest } from '../../calendar/day-of-rest.ts';
import type { Due } from '../../calendar/due.ts';
import type { TermLimit } from '../../calendar/due-after.ts';
import { dayOfWeek } from '../../shared/calendar-date.ts';
import type { Bilingual } from '../../shared/text.ts';
import { joined, phrase, same } from './phrase.ts';
import { sayLimit } from './say-limit.ts';

const saturday = 6;

/** A term with its due day and every day it counted and left out, so that anybody can count again. */
export function sayTerm(
  { workingDays, calendarDays }: TermLimit,
  { dueOn, countedOn, skipped }: Pick<Due, 'countedOn' | 'skipped'> & { readonly dueOn: string | null },
): Bilingual {
  const term = phrase(
    '{0}，到期{1}。计入 {2}',
    '{0}, due {1}. Counted {2}',
    sayLimit(workingDays === undefined ? { calendarDays } : { workingDays }),
    same(dueOn ?? '—'),
    joined(countedOn.map(countedDay), ' ', ' '),
  );
  const rests = [...Map.groupBy(skipped, nameOfRest)].map(([rest, days]) =>
    phrase(
      '{0} {1}',
      '{0} {1}',
      rest === 'weekend' ? { zh: '周末', en: 'weekend' } : same(rest),
      same(days.map(({ on }) => on.slice(5)).join(' ')),
    ),
  );
  if (rests.length === 0) return term;
  return phrase('{0}；不计 {1}', '{0}; not counted: {1}', term, joined(rests, '、', ', '));
}

/** A Saturday or Sunday that counts is a make-up day. */
function countedDay(on: string): Bilingual {
  const day = same(on.slice(5));
  return dayOfWeek(on) < saturday ? day : phrase('{0}（调休上班）', '{0} (make-up day)', day);
}

function nameOfRest(rest: DayOfRest): string {
  return rest.why === 'weekend' ? 'weekend' : rest.name;
}
