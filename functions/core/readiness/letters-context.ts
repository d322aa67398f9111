import { dueAfter } from '../calendar/due-after.ts';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import { joined, phrase, same } from '../policies/compare/phrase.ts';
import type { Policy } from '../policies/policy.ts';
import type { Checklist } from '../procedure/checklist.ts';
import type { LetterContext } from '../procedure/letter.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** What a sample letter says besides the determination: an invented person, the office by the policy's name. */
export function lettersContext(
  policy: Policy,
  { materials }: Checklist,
  calendar: WorkingDayCalendar,
  on: string,
): LetterContext {
  const name = bilingual(policy.name, policy.jurisdiction);
  return {
    person: { zh: '×××（样本）', en: 'N. N. (sample)' },
    office: phrase('{0}民政部门', 'the civil affairs authority of {0}', name),
    materials: joined(
      materials.map(({ label }) => phrase('· {0}', '- {0}', label)),
      '\n',
      '\n',
    ),
    dueOn: dayToCorrectBy(policy, calendar, on),
    objectionTerm: { zh: '法定期限内', en: 'within the term that the law gives' },
  };
}

/** The end of the term for completing a file that is handed out today; where the policy gives none, it says so. */
function dayToCorrectBy(policy: Policy, calendar: WorkingDayCalendar, on: string): Bilingual {
  const limit = policy.rules.terms?.['correct-file']?.limit;
  if (limit === undefined || limit === null) return { zh: '告知的期限', en: 'the day that you are told' };
  const term =
    'workingDays' in limit ? { workingDays: limit.workingDays } : { calendarDays: limit.calendarDays };
  return same(dueAfter(calendar, on, term).dueOn);
}
