import { digestOf } from '../shared/digest.ts';
import type { ChainHead, DomainEvent } from './domain-event.ts';

/** Whether a chain of events is whole, and where it breaks if not. */
export type ChainVerdict =
  | { readonly isIntact: true; readonly events: number; readonly head: ChainHead | null }
  | { readonly isIntact: false; readonly sequence: number; readonly problem: string };

/**
 * Recomputes every hash of a case's events from its first on, or from `from` on. With `head`, what the case itself
 * says of its last event, a chain whose end was cut off is found too.
 */
export function verifyChain(
  events: readonly DomainEvent[],
  head?: ChainHead | null,
  from: ChainHead | null = null,
): ChainVerdict {
  let last = from;
  for (const event of events) {
    const problem = problemOf(event, last);
    if (problem !== undefined) return { isIntact: false, sequence: (last?.sequence ?? 0) + 1, problem };
    last = { sequence: event.sequence, hash: event.hash };
  }
  if (head !== undefined && (head?.hash !== last?.hash || head?.sequence !== last?.sequence))
    return { isIntact: false, sequence: (last?.sequence ?? 0) + 1, problem: endProblem(head, last) };
  return { isIntact: true, events: events.length, head: last };
}

function problemOf(event: DomainEvent, last: ChainHead | null): string | undefined {
  const { hash, ...rest } = event;
  const expected = (last?.sequence ?? 0) + 1;
  if (event.sequence !== expected) return `event has number ${event.sequence}; right is ${expected}`;
  if (event.previousHash !== (last?.hash ?? null)) return 'the hash of the event before is another';
  if (digestOf(rest) !== hash) return 'the content does not give the hash that is stored';
  return undefined;
}

function endProblem(head: ChainHead | null, last: ChainHead | null): string {
  return `the events end with number ${last?.sequence ?? 0}; the case says ${head?.sequence ?? 0}`;
}
