import type { ChainHead } from '../events/domain-event.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import type { Clock } from './clock.ts';
import type { Correction } from './correction.ts';
import type { Overrides, Proposals } from './decision.ts';
import type { Material } from './material.ts';
import type { Notice } from './notice.ts';
import type { Office } from './office.ts';
import type { PolicyPin } from './policy-pin.ts';
import type { Stage } from './stages/stage.ts';
import type { ClosedVisit, Visit } from './visit.ts';

/** Who hands the application in (W 告知书 三). */
const applicantKinds = ['self', 'guardian', 'proxy', 'village', 'institution'] as const;
type ApplicantKind = (typeof applicantKinds)[number];

/**
 * collecting: the window takes facts and materials · complete: to be pushed · in-review: a stage is open ·
 * awaiting-correction: the applicant is asked for something · determined: the applicant is to be told · closed · withdrawn.
 */
const caseStatuses = [
  'collecting',
  'complete',
  'in-review',
  'awaiting-correction',
  'determined',
  'closed',
  'withdrawn',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export interface Applicant {
  readonly kind: ApplicantKind;
  /** The guardian or proxy, kept in the vault; null where the person or an institution applies. */
  readonly person: PersonRef | null;
}

/** The review chain as it was when the file was complete. */
export interface ChainSnapshot {
  readonly id: string;
  readonly isCrossJurisdiction: boolean;
  readonly stages: readonly Stage[];
}

/** The end of a review, by benefit, and from which month what is granted is due. */
export interface CaseResult {
  readonly determinedAt: string;
  readonly benefits: Proposals;
  readonly fromMonth: string;
  /** The ground of the officer whose decision ended the review, where he wrote one. */
  readonly ground: string | null;
  /** Digest of the determination on which it rests. */
  readonly determination: string;
}

interface Rating {
  /** 1 (very dissatisfied) to 5 (very satisfied). */
  readonly score: number;
  readonly comment: string | null;
  readonly at: string;
}

/** One application of one person, from intake to closing; plain data that JSON can hold. */
export interface Case {
  readonly id: string;
  /** 1 at first; every acknowledged command adds 1. */
  readonly revision: number;
  /** Mixed into digests that events show, so that nobody can guess what they stand for. */
  readonly salt: string;
  /** The last event of the case's chain. */
  readonly head: ChainHead;
  readonly person: PersonRef;
  readonly applicant: Applicant;
  readonly benefits: readonly string[];
  readonly receiving: Office;
  readonly competent: Office;
  /** The day in Beijing on which the person applied. */
  readonly appliedOn: string;
  readonly policy: PolicyPin;
  readonly chain: ChainSnapshot;
  /** By dotted id, as the policy's dictionary has them. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Days on which registers said so, by fact. */
  readonly factsAsOf: Readonly<Record<string, string>>;
  readonly materials: readonly Material[];
  readonly status: CaseStatus;
  /** Clocks that run beside the stages: push, decide, notify-applicant. */
  readonly clocks: readonly Clock[];
  readonly open: Visit | null;
  readonly visits: readonly ClosedVisit[];
  /** What officers decided otherwise so far. */
  readonly overrides: Overrides;
  /** What the last human stage decided; null before. */
  readonly proposals: Proposals | null;
  readonly corrections: readonly Correction[];
  readonly notices: readonly Notice[];
  /** Offices above that were told that this case is late, by clock. */
  readonly escalations: readonly {
    readonly clock: string;
    readonly visit: number | null;
    readonly dueOn: string;
    readonly from: string;
    readonly to: string;
    readonly at: string;
  }[];
  readonly result: CaseResult | null;
  readonly completeAt: string | null;
  readonly pushedAt: string | null;
  readonly notifiedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly rating: Rating | null;
}

/** Whether the case still moves; while it does, the person has no other for the same benefit. */
export function isOpenCase({ status }: Pick<Case, 'status'>): boolean {
  return status !== 'closed' && status !== 'withdrawn';
}
