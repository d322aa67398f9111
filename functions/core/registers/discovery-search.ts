import type { PersonRef } from '../ports/identity-vault.ts';

/** What a search came to, in people. */
export interface SearchCounts {
  /** Everybody who was looked at. */
  readonly people: number;
  readonly added: number;
  /** Looked at again: what they would get, or why they stand there, has changed. */
  readonly updated: number;
  /** Receive by now, or no longer qualify. */
  readonly closed: number;
}

/** A search of the registers of a jurisdiction for people who qualify and receive nothing (政策找人). */
export interface DiscoverySearch {
  /** Made of jurisdiction, day and number: two who ask at the same moment begin the same one. */
  readonly id: string;
  readonly jurisdiction: string;
  /** The day as of which it looks. */
  readonly on: string;
  /** From 1: the searches of a jurisdiction on a day. */
  readonly number: number;
  /** The counties of it that have people; looked through one by one. */
  readonly counties: readonly string[];
  readonly startedAt: string;
}

/** How far one county is. */
export interface SearchPart extends SearchCounts {
  readonly search: string;
  readonly county: string;
  /** failed: `problem` says why. */
  readonly state: 'searching' | 'done' | 'failed';
  readonly problem: string | null;
  readonly finishedAt: string | null;
  /** The last person who was looked at. */
  readonly person: PersonRef | null;
}

export const NOBODY_SEARCHED: SearchCounts = { people: 0, added: 0, updated: 0, closed: 0 };

export function sumOfCounts(all: readonly SearchCounts[]): SearchCounts {
  return all.reduce(
    (sum, one) => ({
      people: sum.people + one.people,
      added: sum.added + one.added,
      updated: sum.updated + one.updated,
      closed: sum.closed + one.closed,
    }),
    NOBODY_SEARCHED,
  );
}
