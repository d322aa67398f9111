import type { DomainEvent } from '../../core/events/domain-event.ts';
import { type Subscriber, subscribersOf } from '../../core/events/subscriptions.ts';
import type { CaseStore, OutboxEntry } from '../../core/ports/case-store.ts';

/** What a subscriber does with the events of one command that concern it; it may be told them again. */
export type EventHandler = (caseId: string, events: readonly DomainEvent[]) => Promise<void>;

export interface OutboxLoopParts {
  readonly cases: Pick<CaseStore, 'undelivered' | 'delivered' | 'events'>;
  /** The subscribers of this process; what goes out of it (webhooks, messages) is only put into a queue of its own. */
  readonly handlers: Readonly<Partial<Record<Subscriber, EventHandler>>>;
  /** A subscriber or the store failed; it is tried again at the next look. */
  readonly onFault: (error: unknown, where: string) => void;
  /** How often to look without being woken; 0: only when deliver or wake is called. */
  readonly lookEveryMs?: number;
}

/** Tells subscribers what happened: every event at least once, those of a case in order. */
export interface OutboxLoop {
  /** Delivers what is there; gives the number of commands whose events every subscriber has taken. */
  deliver(): Promise<number>;
  /** Delivers soon; to be called after a command so that nobody waits for the next look. */
  wake(): void;
  stop(): Promise<void>;
}

/** Entries of each shard that are read at once. */
const entriesAtOnce = 25;
const mostEvents = 1000;

/** The local counterpart of stream and event bus. An entry is removed once all of its subscribers have taken it. */
export function createOutboxLoop(parts: OutboxLoopParts): OutboxLoop {
  const { cases, onFault, lookEveryMs = 500 } = parts;
  let running: Promise<number> | undefined;
  let isStopped = false;
  let isWoken = false;

  const round = async (): Promise<number> => {
    const entries = await cases.undelivered(entriesAtOnce);
    const counts = await Promise.all([...byCase(entries).values()].map((each) => deliverCase(parts, each)));
    return counts.reduce((sum, count) => sum + count, 0);
  };

  const rounds = async (): Promise<number> => {
    let total = 0;
    do {
      isWoken = false;
      let count = 0;
      // What failed stays; a round that delivers nothing has nothing else before it.
      do {
        count = await round();
        total += count;
      } while (count > 0 && !isStopped);
    } while (isWoken && !isStopped);
    return total;
  };

  const deliver: OutboxLoop['deliver'] = async () => {
    isWoken = true;
    running ??= rounds().finally(() => {
      running = undefined;
    });
    return running;
  };

  const wake = () => {
    if (isStopped) return;
    deliver().catch((error: unknown) => onFault(error, 'outbox'));
  };
  const timer = lookEveryMs === 0 ? undefined : setInterval(wake, lookEveryMs).unref();

  return {
    deliver,
    wake,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running?.catch((error: unknown) => onFault(error, 'outbox'));
    },
  };
}

function byCase(entries: readonly OutboxEntry[]): Map<string, OutboxEntry[]> {
  const groups = new Map<string, OutboxEntry[]>();
  for (const entry of entries) groups.set(entry.caseId, [...(groups.get(entry.caseId) ?? []), entry]);
  return groups;
}

/** One case that cannot be delivered holds up no other; what comes later in it waits. */
async function deliverCase(
  { cases, handlers, onFault }: OutboxLoopParts,
  entries: readonly OutboxEntry[],
): Promise<number> {
  let count = 0;
  try {
    const events = await eventsOf(cases, entries);
    for (const entry of entries) {
      const { caseId, from, through } = entry;
      await tell(
        handlers,
        caseId,
        events.filter(({ sequence }) => from <= sequence && sequence <= through),
      );
      await cases.delivered(entry);
      count++;
    }
  } catch (error) {
    onFault(error, 'outbox');
  }
  return count;
}

async function eventsOf(
  cases: OutboxLoopParts['cases'],
  entries: readonly OutboxEntry[],
): Promise<DomainEvent[]> {
  const caseId = entries[0]?.caseId ?? '';
  const through = entries.at(-1)?.through ?? 0;
  const events: DomainEvent[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await cases.events(caseId, { limit: mostEvents, cursor });
    events.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined && events.length < through);
  return events;
}

async function tell(
  handlers: OutboxLoopParts['handlers'],
  caseId: string,
  events: readonly DomainEvent[],
): Promise<void> {
  for (const [subscriber, handler] of Object.entries(handlers)) {
    const concerned = events.filter(({ type }) => subscribersOf(type).some((each) => each === subscriber));
    if (concerned.length > 0) await handler(caseId, concerned);
  }
}
