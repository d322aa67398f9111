import type { CaseStore, OutboxEntry } from '../../core/ports/case-store.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { outboxKey, outboxPartitions } from './keys.ts';
import { isWritten } from './written.ts';

/** What commands left to be delivered; a row that cannot be read is told to `onUnreadable`, and the others go on. */
export function outboxOf(
  table: ItemTable,
  onUnreadable: (error: unknown) => void = rethrow,
): Pick<CaseStore, 'undelivered' | 'delivered'> {
  const readable = (item: Item): OutboxEntry[] => {
    try {
      return [entryOf(item)];
    } catch (error) {
      onUnreadable(error);
      return [];
    }
  };

  return {
    undelivered: async (limit) => {
      const pages = await Promise.all(outboxPartitions.map((pk) => table.query({ pk, limit })));
      return pages.flatMap(({ items }) => items.flatMap(readable));
    },
    delivered: async ({ caseId, at, from }) => {
      // Or another deliverer was faster; delivery is at least once.
      await isWritten(table.delete(outboxKey(caseId, at, from), 1));
    },
  };
}

/** Reads a row of the outbox, from the table or its stream; another shape is a fault. */
export function entryOf({ sk, body }: Item): OutboxEntry {
  const { caseId, at, from, through } = body;
  if (typeof caseId !== 'string' || typeof at !== 'string')
    throw new Error(`outbox entry ${sk} names no case`);
  if (typeof from !== 'number' || typeof through !== 'number')
    throw new Error(`outbox entry ${sk} has no events`);
  return { id: sk, caseId, at, from, through };
}

function rethrow(error: unknown): never {
  throw error;
}
