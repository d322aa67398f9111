import type { Case } from '../cases/case.ts';
import type { CaseSummary } from '../cases/case-summary.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { AnswerStore, IdempotentAnswer, StoredBeside } from './answer-store.ts';
import type { PersonRef } from './identity-vault.ts';

/** A case and the mark by which a later write knows that nobody wrote in between. */
export interface StoredCase {
  readonly case: Case;
  readonly version: number;
}

/** One command's whole effect: it is stored at once or not at all. */
export interface CaseWrite extends StoredBeside {
  /** The case as it was read; null for one that begins. */
  readonly before: StoredCase | null;
  readonly after: Case;
  readonly events: readonly DomainEvent[];
  /** The case as it is answered. */
  readonly idempotency?: IdempotentAnswer<Case> | undefined;
}

/** Part of a list; `next` goes back in as `cursor` for the part after it. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
export interface PageRequest {
  /** 1 to 1000. */
  readonly limit: number;
  /** Opaque; refuses cursor-invalid where it belongs to another list. */
  readonly cursor?: string | undefined;
}

/** Events of one command that are still to be delivered; at least once, in the order of the case. */
export interface OutboxEntry {
  readonly id: string;
  readonly caseId: string;
  readonly at: string;
  readonly from: number;
  readonly through: number;
}

/** Which list of cases is meant; every one is a key of the store, none a scan. */
export type CaseList =
  /** At a role's offices in a county, by due day; `at` narrows it to one step of one office. */
  | {
      readonly list: 'queue';
      readonly role: string;
      readonly county: string;
      readonly at?: { readonly place: string; readonly step: string };
    }
  | { readonly list: 'person'; readonly person: PersonRef }
  /** By the county of the receiving or the competent office and the month of application. */
  | { readonly list: 'received' | 'competent'; readonly county: string; readonly month: string };

/** An office above was told that a case is late. */
export interface Escalation {
  readonly caseId: string;
  readonly clock: string;
  readonly dueOn: string;
  readonly from: string;
  readonly at: string;
}

/** Cases, their events and what is to be delivered, written together. */
export interface CaseStore extends AnswerStore {
  load(caseId: string): Promise<StoredCase | undefined>;
  /** At the instant `now`. Refuses revision-stale where somebody wrote in between, case-open-already where the person has one. */
  save(write: CaseWrite, now: string): Promise<void>;
  /** The open case of a person for a benefit, wherever it was handed in. */
  openCaseOf(person: PersonRef, benefit: string): Promise<string | undefined>;
  summary(caseId: string): Promise<CaseSummary | undefined>;
  list(list: CaseList, page: PageRequest): Promise<Paged<CaseSummary>>;
  /** Codes of the counties in a jurisdiction that took or decide cases of a month of application, in their order. */
  countiesWithCases(jurisdiction: string, month: string, page: PageRequest): Promise<Paged<string>>;
  /** Every open case, for resuming after a restart; part by part through all of them. */
  openCases(page: PageRequest): Promise<Paged<CaseSummary>>;
  events(caseId: string, page: PageRequest): Promise<Paged<DomainEvent>>;
  /** The events with these numbers, both included; at most 1000. */
  eventsBetween(caseId: string, from: number, through: number): Promise<readonly DomainEvent[]>;
  /** Newest first. */
  escalations(superior: string, page: PageRequest): Promise<Paged<Escalation>>;
  /** Notices hanging in a county, by the day on which they come down. */
  hangingNotices(county: string, page: PageRequest): Promise<Paged<CaseSummary>>;
  /** What is still to be delivered, oldest first within a shard; all shards, at most `limit` of each. */
  undelivered(limit: number): Promise<readonly OutboxEntry[]>;
  delivered(entry: OutboxEntry): Promise<void>;
}
