import type { Due } from '../calendar/due.ts';
import { dueAfter, type TermLimit } from '../calendar/due-after.ts';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import { type Citation, citationsOf } from '../determinations/citation.ts';
import { joined, phrase, same } from '../policies/compare/phrase.ts';
import { sayTerm } from '../policies/compare/say-term.ts';
import type { ResolvedRules } from '../policies/policy.ts';
import type { Bilingual } from '../shared/text.ts';

/** No source gives a term: without `terms.settle-finding` ten working days, which N 7 gives the whole review of a case. */
const settlingByDefault: TermLimit = { workingDays: 10 };

/** How the last day to settle a finding was counted. */
export interface FindingTerm {
  readonly limit: TermLimit;
  /** Where the policy says so; empty where the default stands in. */
  readonly citations: readonly Citation[];
  readonly countedOn: Due['countedOn'];
  readonly skipped: Due['skipped'];
}

/** The term of a finding by `terms.settle-finding` of the policy, counted from the day after it was found. */
export function findingTerm(
  { terms, documents = {} }: ResolvedRules,
  calendar: WorkingDayCalendar,
  foundOn: string,
): { readonly term: FindingTerm; readonly dueOn: string; readonly isProvisional: boolean } {
  const stated = terms?.['settle-finding'];
  const limit = stated?.limit ?? settlingByDefault;
  const citations = stated?.limit ? citationsOf(stated.cite, documents) : [];
  const { dueOn, countedOn, skipped, provisional } = dueAfter(calendar, foundOn, limit);
  return { term: { limit, citations, countedOn, skipped }, dueOn, isProvisional: provisional };
}

/** The term in words: where it stands, and every day that was counted. */
export function findingTermWords({ limit, citations, ...days }: FindingTerm, dueOn: string): Bilingual {
  const counted = sayTerm(limit, { ...days, dueOn });
  if (citations.length === 0)
    return phrase(
      '{0}（政策没有规定处理疑点的期限，按民发〔2021〕70号第7条整个审核的期限）',
      '{0} (the policy gives no term for findings; that of the whole review by 民发〔2021〕70号, item 7, stands in)',
      counted,
    );
  const sources = citations.map(({ title, clause }) => same(`《${title}》${clause}`));
  return phrase('{0}（{1}）', '{0} ({1})', counted, joined(sources, '、', ', '));
}
