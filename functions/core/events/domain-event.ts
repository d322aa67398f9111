import type { Actor } from '../cases/actor.ts';
import { digestOf } from '../shared/digest.ts';
import type { CaseEvent } from './case-event.ts';

/** Where an event stands: number and hash of the last one, null before the first. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** An event in its case's chain; append-only, numbered from 1. */
export type DomainEvent = CaseEvent & {
  readonly caseId: string;
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
  readonly actor: Actor;
  /** The hash of the event before; null for the first. */
  readonly previousHash: string | null;
  /** SHA-256 of the RFC 8785 form of all the rest. */
  readonly hash: string;
};

/** Puts what happened at the end of a case's chain. */
export function appendEvents(
  caseId: string,
  head: ChainHead | null,
  happened: readonly CaseEvent[],
  at: string,
  actor: Actor,
): DomainEvent[] {
  let { sequence, hash }: { sequence: number; hash: string | null } = head ?? { sequence: 0, hash: null };
  return happened.map((event) => {
    sequence += 1;
    const unsealed = { ...event, caseId, sequence, at, actor, previousHash: hash };
    const sealed: DomainEvent = { ...unsealed, hash: digestOf(unsealed) };
    hash = sealed.hash;
    return sealed;
  });
}
