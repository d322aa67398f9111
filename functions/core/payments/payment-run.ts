import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';
import type { LedgerLine } from './ledger-line.ts';

/**
 * preparing: people are being gone through · prepared: whole, to be looked at · releasing: a second person released it
 * and the ledger is being written · released: locked, the bank can be told · sent: the bank file was fetched · settled:
 * the bank answered for every payment · cancelled: undone before release.
 */
export const paymentRunStatuses = [
  'preparing',
  'prepared',
  'releasing',
  'released',
  'sent',
  'settled',
  'cancelled',
] as const;
export type PaymentRunStatus = (typeof paymentRunStatuses)[number];

/** What makes somebody's payment another than last month's. */
export const runChangeKinds = [
  'new',
  'stopped',
  'raised',
  'lowered',
  'arrears',
  'corrected',
  'set-off',
  'overpaid',
  'paid-elsewhere',
  'undetermined',
  'first-payment-later',
  'unpayable',
] as const;
export type RunChangeKind = (typeof runChangeKinds)[number];

/** One change of one person, explained. */
export interface RunChange {
  readonly kind: RunChangeKind;
  readonly benefit: string;
  readonly month: Month;
  /** 分: the difference that the change makes, or what it concerns; may be negative. */
  readonly fen: number;
  readonly explanation: Bilingual;
}

/** What a bank said of a payment. */
export interface BankAnswer {
  readonly outcome: 'paid' | 'failed';
  readonly reason: string | null;
  /** Day of the bank's booking; null where it did not say. */
  readonly on: string | null;
  /** The bank return that said so. */
  readonly by: string;
  /** Of a payment that was booked after all: the day on which the bank had said that it failed. */
  readonly failedOn?: string;
}

/** Why nothing is sent to the bank for somebody who has money to get: no payment account is known. */
export type UnpayableReason = 'no-account';

/** A person in a run: what it writes into the ledger and sends to the bank. Absent where a person has nothing to show. */
export interface RunPayment {
  /** Made from run and person; the bank's reference for it. At most 32 characters of [a-z0-9]. */
  readonly id: string;
  readonly run: string;
  readonly person: PersonRef;
  /** What the bank is to pay, all benefits and months together, in 分; 0 where the person is only shown. */
  readonly fen: number;
  /** Due, paid and set-off lines; written into the ledger at release. */
  readonly lines: readonly LedgerLine[];
  readonly changes: readonly RunChange[];
  readonly unpayable: UnpayableReason | null;
  readonly bank: BankAnswer | null;
}

/** People and 分 of one kind. */
export interface Tally {
  readonly people: number;
  readonly fen: number;
}

/** What a run comes to. */
export interface RunTotals {
  /** People gone through. */
  readonly people: number;
  /** People to whom the bank is to pay, and how much. */
  readonly payments: Tally;
  /** Due for the run's own month, by benefit and then class. */
  readonly byClass: Readonly<Record<string, Readonly<Record<string, Tally>>>>;
  /** What the bank is to pay, by benefit: the month's own and what earlier months still had to get. */
  readonly byBenefit: Readonly<Record<string, Tally>>;
  readonly changes: Readonly<Partial<Record<RunChangeKind, Tally>>>;
  /** Money that stays owed because no account is known. */
  readonly unpayable: Tally;
}

/** Somebody did something with a run. */
export interface RunAct {
  readonly by: string;
  readonly at: string;
}

/** How far preparation or release came; everything before the cursor is stored. */
export interface RunCheckpoint {
  /** Cursor of the next page; null before the first. */
  readonly cursor: string | null;
  /** People, or in releasing payments, that are done. */
  readonly done: number;
}

/** A payment run for a jurisdiction and month. */
export interface PaymentRun {
  readonly id: string;
  /** Counts writes, from 1. */
  readonly revision: number;
  readonly jurisdiction: string;
  readonly month: Month;
  /** 1 for the first run of the month; later ones pay what changed since. */
  readonly number: number;
  readonly status: PaymentRunStatus;
  /** It knows what was known on this day, however long it takes. */
  readonly knownOn: string;
  /** Day by which the policy wants it paid; null where it names none. */
  readonly payByOn: string | null;
  /** Everybody who had a hand in preparing it; none of them may release it. */
  readonly prepared: readonly RunAct[];
  readonly checkpoint: RunCheckpoint;
  readonly totals: RunTotals;
  readonly released: RunAct | null;
  readonly sent: (RunAct & { readonly layout: string; readonly file?: string }) | null;
  readonly cancelled: (RunAct & { readonly ground: string }) | null;
  /** Chain of hashes over all lines written, in the order of payments; null until all are. */
  readonly seal: string | null;
  /** What the bank answered so far; null before the first return. */
  readonly answered: { readonly paid: Tally; readonly failed: Tally; readonly open: Tally } | null;
}

/** Whether no other run of the jurisdiction may begin: both would pay the same arrears. */
export function isRunOpen({ status }: Pick<PaymentRun, 'status'>): boolean {
  return status === 'preparing' || status === 'prepared' || status === 'releasing';
}
