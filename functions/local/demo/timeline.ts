import type { Actor } from '../../core/cases/actor.ts';
import type { Case } from '../../core/cases/case.ts';
import type { Clock } from '../../core/cases/clock.ts';
import type { CaseEvent } from '../../core/events/case-event.ts';
import type { DomainEvent } from '../../core/events/domain-event.ts';
import { type Subscriber, subscribersOf } from '../../core/events/subscriptions.ts';
import { joined, phrase } from '../../core/policies/compare/phrase.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import type { CaseWords } from './case-words.ts';
import { clockSentence } from './clock-sentence.ts';
import { eventSentence } from './event-sentences.ts';

/** Those people hear of; the others are machines and ledgers. */
const audience = ['receiving-office', 'competent-office', 'superior-office', 'applicant'] as const;
type Audience = (typeof audience)[number];

/** One event of a case, in words. */
export interface TimelineEntry {
  readonly sequence: number;
  readonly at: string;
  readonly type: CaseEvent['type'];
  readonly actor: Actor;
  readonly text: Bilingual;
  /** The term that begins here, with the days it counts. */
  readonly term: Bilingual | null;
  readonly dueOn: string | null;
  readonly told: readonly Audience[];
}

/** The chain of a case's events as people read it. */
export function timelineOf(events: readonly DomainEvent[], words: CaseWords): TimelineEntry[] {
  return events.map((event) => {
    const { sequence, at, type, actor } = event;
    const clock = clockBegunBy(event, words.one);
    const label = type === 'notice-published' ? NOTICE : undefined;
    return {
      sequence,
      at,
      type,
      actor,
      text: joined([eventSentence(event, words), ...whereItLies(event, events, words)], '，', '; '),
      term: clock === undefined ? null : clockSentence(clock, label),
      dueOn: clock?.dueOn ?? null,
      told: subscribersOf(type).filter(isAudience),
    };
  });
}

const NOTICE: Bilingual = { zh: '公示', en: 'hang the notice' };

/** A term of the whole review says which stage it found the case at. */
function whereItLies(event: DomainEvent, events: readonly DomainEvent[], words: CaseWords): Bilingual[] {
  if (event.type !== 'clock-overdue' || event.data.visit !== null) return [];
  const opened = events.findLast(
    ({ sequence, type }) => type === 'stage-opened' && sequence < event.sequence,
  );
  if (opened?.type !== 'stage-opened' || words.one.pushedAt === null) return [];
  return [phrase('案件在“{0}”环节', 'it lies with: {0}', words.stage(opened.data.stage))];
}

function isAudience(subscriber: Subscriber): subscriber is Audience {
  return audience.some((one) => one === subscriber);
}

function clockBegunBy(event: CaseEvent, one: Case): Clock | undefined {
  const beside = (name: string) => one.clocks.find((clock) => clock.name === name && clock.limit !== null);
  switch (event.type) {
    case 'file-completed':
      return beside('push');
    case 'case-pushed':
      return beside('decide');
    case 'case-determined':
      return beside('notify-applicant');
    case 'stage-opened': {
      const { visit, mode } = event.data;
      const found = [...one.visits, ...(one.open === null ? [] : [one.open])].find(
        ({ number }) => number === visit,
      );
      // A notice begins with the event that hangs it out; where the whole has a limit, stages need none of their own.
      const isTold = mode !== 'timer' && (found?.clock.limit !== null || beside('decide') === undefined);
      return isTold ? found?.clock : undefined;
    }
    case 'correction-requested':
      return one.corrections.find(({ id }) => id === event.data.correction)?.clock;
    case 'notice-published':
      return one.notices.find(({ id }) => id === event.data.notice)?.clock;
    default:
      return undefined;
  }
}
