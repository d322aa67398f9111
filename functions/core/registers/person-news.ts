import { benefitNews } from './benefit-news.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { eventNews, retractions } from './event-news.ts';
import { factNews } from './fact-news.ts';
import type { KnownState } from './known-state.ts';
import type { News } from './news.ts';
import type { RegisterRecord } from './register-record.ts';
import type { RegisteredFacts } from './registered-facts.ts';

/**
 * All that the registers say of a person and his dossier does not. Facts and events of one row are one matter (a
 * cancelled certificate has both), an event of several rows is one (a death and a cremation), a corrected day takes
 * the old one back.
 */
export function personNews(
  state: KnownState,
  records: readonly RegisterRecord[],
  registered: RegisteredFacts,
  context: Pick<ComparisonContext, 'policy' | 'on' | 'layouts'>,
): News[] {
  const retracted = retractions(state, records, context);
  const takenBack = new Set(
    retracted.flatMap(({ subject }) => subject.map((id) => id.replace('withdrawn.', ''))),
  );
  const events = eventNews(state, records, context, takenBack).map((news) => withRetraction(news, retracted));
  const used = new Set(events.flatMap(({ proposed }) => proposed));
  const alone = retracted.filter(({ proposed }) => !proposed.some((entry) => used.has(entry)));
  const facts = factNews(state, registered, context.on);
  const joined = new Set<News>();
  const matters = events.map((news) => {
    const own = facts.find(
      ({ records: [record] }) => news.records.length === 1 && news.records[0] === record,
    );
    if (own === undefined || joined.has(own)) return news;
    joined.add(own);
    return {
      subject: [...news.subject, ...own.subject],
      records: news.records,
      proposed: [...news.proposed, ...own.proposed],
    };
  });
  return [
    ...matters,
    ...alone,
    ...facts.filter((news) => !joined.has(news)),
    ...benefitNews(state, records, context),
  ];
}

/** A row whose event has another day now says both: the old one was not, the new one is. */
function withRetraction(news: News, retracted: readonly News[]): News {
  const old = retracted.find(
    ({ subject }) =>
      subject.length === 1 && news.subject.includes(subject[0]?.replace('withdrawn.', 'event.') ?? ''),
  );
  if (old === undefined) return news;
  return { ...news, proposed: [...old.proposed, ...news.proposed] };
}
