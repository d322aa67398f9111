import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';

/** Why somebody is looked for now: new certificates and new 低保 entries come first (W 二(二), 三(一)). */
export const discoveryReasons = ['new-certificate', 'new-minimum-living', 'not-applied'] as const;
export type DiscoveryReason = (typeof discoveryReasons)[number];

/** What a person would get for a benefit; `may-qualify` hangs on facts that no register states. */
export interface WouldGet {
  readonly benefit: string;
  readonly certainty: 'qualifies' | 'may-qualify';
  /** 分 a month; 0 while it is open. */
  readonly fen: number;
  readonly class: string | null;
}

/** An attempt to tell somebody of his right (政策告知). */
export interface ContactAttempt {
  readonly at: string;
  readonly officer: string;
  readonly means: 'visit' | 'phone' | 'sms' | 'notice';
  readonly outcome: 'told' | 'not-reached' | 'refused-to-talk';
  readonly note: string | null;
}

/**
 * to-contact · told: knows of his right · applied: `caseId` is his application · waived: `waiverId` is his waiver ·
 * closed: receives by now, or the registers no longer say that he qualifies.
 */
export const discoveryStatuses = ['to-contact', 'told', 'applied', 'waived', 'closed'] as const;
export type DiscoveryStatus = (typeof discoveryStatuses)[number];

/** Somebody who qualifies by the registers and receives nothing (政策找人). */
export interface DiscoveryCandidate {
  /** Made of jurisdiction and person: somebody is on the list once. */
  readonly id: string;
  readonly revision: number;
  readonly jurisdiction: string;
  readonly township: string | null;
  readonly person: PersonRef;
  readonly reason: DiscoveryReason;
  /** Day since which the register says what makes him qualify. */
  readonly since: string;
  readonly month: Month;
  readonly wouldGet: readonly WouldGet[];
  readonly monthlyFen: number;
  /** Sorts the list: what is to be done first comes first. */
  readonly rank: string;
  readonly status: DiscoveryStatus;
  readonly contacts: readonly ContactAttempt[];
  readonly caseId: string | null;
  readonly waiverId: string | null;
  readonly foundOn: string;
  readonly evaluatedOn: string;
  /** The search that wrote it last: one that was interrupted counts it no second time. Absent in former rows. */
  readonly search?: string;
}
