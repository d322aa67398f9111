import type { DomainEvent } from '../../events/domain-event.ts';
import { type Subscriber, subscribersOf } from '../../events/subscriptions.ts';
import type { CaseServices } from './case-services.ts';

/** Hands an event to one of its subscribers; may be called again with the same, so it must not matter. */
export type Deliver = (subscriber: Subscriber, event: DomainEvent) => Promise<void>;

/**
 * Delivers what commands left behind, oldest first, and says how many entries were done. An entry that fails stays for
 * the next round; so do the later ones of its case, that nobody hears of them first.
 */
export async function deliverOutbox(
  { cases }: Pick<CaseServices, 'cases'>,
  deliver: Deliver,
  limit: number,
): Promise<{ readonly delivered: number; readonly failures: readonly unknown[] }> {
  const failures: unknown[] = [];
  const stuck = new Set<string>();
  let delivered = 0;
  for (const entry of await cases.undelivered(limit)) {
    if (stuck.has(entry.caseId)) continue;
    try {
      for (const event of await cases.eventsBetween(entry.caseId, entry.from, entry.through))
        for (const subscriber of subscribersOf(event.type)) await deliver(subscriber, event);
      await cases.delivered(entry);
      delivered += 1;
    } catch (failure) {
      stuck.add(entry.caseId);
      failures.push(failure);
    }
  }
  return { delivered, failures };
}
