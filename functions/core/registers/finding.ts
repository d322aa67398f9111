import type { DossierEntryData, DossierEntryType } from '../entitlements/dossier.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';
import type { FindingTerm } from './finding-term.ts';

/** should-stop 应退 · should-change · should-receive 应享 · conflict between registers · certificate-expiring · unpaid. */
export const findingKinds = [
  'should-stop',
  'should-change',
  'should-receive',
  'conflict',
  'certificate-expiring',
  'unpaid',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/**
 * open: to be settled · visit-asked: somebody goes and looks, then it is settled · confirmed · rejected ·
 * superseded: the registers or the dossier no longer say so.
 */
export const findingStatuses = ['open', 'visit-asked', 'confirmed', 'rejected', 'superseded'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** The row on which a finding rests. */
export interface FindingEvidence {
  readonly register: string;
  /** Digest of the row, which a settled finding is remembered by. */
  readonly row: string;
  readonly asOf: string;
  readonly importId: string;
  readonly line: number;
  /** What the row says that matters here: facts and events by id. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A dossier entry without the parts that only its recording gives: id, day, source. */
export type ProposedEntry = {
  [Type in DossierEntryType]: { readonly type: Type } & DossierEntryData[Type];
}[DossierEntryType];

/** What a finding is about in money, for one benefit: what is due with the row less what is due without. */
export interface BenefitAtStake {
  readonly benefit: string;
  /** 分 a month, in the month of the comparison or the first one that differs; negative: too much is paid. */
  readonly monthlyFen: number;
  /** 分 over the months until then. */
  readonly totalFen: number;
  /** The first month that differs. */
  readonly from: Month;
}

/** The office that settles a finding. */
export interface FindingOwner {
  readonly role: 'township' | 'federation' | 'civil-affairs';
  /** Code of the county or township. */
  readonly place: string;
}

/** Fraud is handed over to whoever prosecutes it (N 三(四)). */
export interface HandOver {
  readonly to: string;
  readonly on: string;
  readonly ground: string;
}

/** Months that were paid and are not due: what a recovery plan starts from. */
export interface RecoveryProposal {
  readonly totalFen: number;
  readonly months: readonly { readonly benefit: string; readonly month: Month; readonly fen: number }[];
}

/** What an officer did about a finding. */
export interface Settlement {
  readonly action: 'confirm' | 'reject';
  /** ISO instant. */
  readonly at: string;
  readonly on: string;
  /** Role, office and account. */
  readonly role: string;
  readonly office: string;
  readonly officer: string;
  readonly ground: string | null;
  /** honest-mistake: an objective cause, corrected in time (N 三(四), 容错) · fraud: obtained by deceit. */
  readonly mark: 'honest-mistake' | 'fraud' | null;
  readonly recovery: RecoveryProposal | null;
  readonly handOver: HandOver | null;
  /** Whether the dossier has the entries; false only between two writes, until it is finished. */
  readonly isRecorded: boolean;
}

/** A mismatch between a register and what is paid, to be settled by an office (疑点). */
export interface Finding {
  /** Made of jurisdiction, person, kind and the rows: the same rows are the same finding, settled once. */
  readonly id: string;
  /** 1 at first; every change adds 1. */
  readonly revision: number;
  readonly jurisdiction: string;
  readonly township: string | null;
  readonly person: PersonRef;
  readonly kind: FindingKind;
  /** What it is about: ids of events and facts, such as event.death or certificate.level. */
  readonly subject: readonly string[];
  readonly evidence: readonly FindingEvidence[];
  /** What confirming adds to the dossier. */
  readonly proposed: readonly ProposedEntry[];
  readonly atStake: readonly BenefitAtStake[];
  readonly monthlyFen: number;
  readonly totalFen: number;
  readonly explanation: Bilingual;
  readonly owner: FindingOwner;
  readonly foundOn: string;
  /** Last day to settle it; `isProvisional` past the last announced year. */
  readonly dueOn: string;
  readonly isProvisional: boolean;
  /** How that day was counted; absent in what was found before this was kept. */
  readonly term?: FindingTerm;
  readonly status: FindingStatus;
  /** Visits that were asked for. */
  readonly visits: readonly { readonly at: string; readonly officer: string; readonly note: string }[];
  readonly settlement: Settlement | null;
}

export function isUnsettled({ status }: Pick<Finding, 'status'>): boolean {
  return status === 'open' || status === 'visit-asked';
}
