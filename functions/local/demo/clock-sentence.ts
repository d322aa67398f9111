import type { Clock } from '../../core/cases/clock.ts';
import { joined, phrase, same } from '../../core/policies/compare/phrase.ts';
import { sayLimit } from '../../core/policies/compare/say-limit.ts';
import { dayOfWeek } from '../../core/shared/calendar-date.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import { clockLabel } from './clock-label.ts';

const saturday = 6;

/** A term with every day it counted and left out, so that anybody can count again. */
export function clockSentence(
  { name, limit, dueOn, countedOn, skipped }: Clock,
  label = clockLabel(name),
): Bilingual {
  if (limit === null)
    return phrase('期限 · {0}：文件没有规定天数', 'term to {0}: no text sets a number of days', label);
  const { workingDays, calendarDays } = limit;
  const said = sayLimit(workingDays === undefined ? { calendarDays } : { workingDays });
  const counted = joined(countedOn.map(countedDay), ' ', ' ');
  const term = phrase(
    '期限 · {0}：{1}，到期{2}。计入 {3}',
    'term to {0}: {1}, due {2}. Counted {3}',
    label,
    said,
    same(dueOn ?? '—'),
    counted,
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

function nameOfRest(rest: Clock['skipped'][number]): string {
  return rest.why === 'weekend' ? 'weekend' : rest.name;
}
