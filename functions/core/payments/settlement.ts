import type { DueMonth } from '../entitlements/due-month.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import type { Fen } from '../shared/money.ts';
import type { DueNow } from './due-changes.ts';
import type { Hold } from './first-payment.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { RunChange } from './payment-run.ts';
import type { Recovery } from './recovery.ts';
import type { Payable } from './set-off.ts';

/** What is known of the one person besides his months. */
export interface SettlePerson {
  readonly person: PersonRef;
  /** due(month) as far as known, through the run's month. */
  readonly due: readonly DueMonth[];
  /** Everything in the ledger, of whatever jurisdiction. */
  readonly lines: readonly LedgerLine[];
  readonly recoveries: readonly Recovery[];
  /** The day on which he died, if he did; asked only where he has recoveries. */
  readonly diedOn: string | undefined;
  readonly isPayable: boolean;
  readonly hold: Hold;
}

/** A month of the jurisdiction that is not even, and what of it may be paid. */
export interface OpenMonth extends Payable {
  /** Open balance: positive owed, negative overpaid. */
  readonly fen: Fen;
  readonly payable: Fen;
  /** What the person has in hand from other jurisdictions for the same month, though it is this one's to pay. */
  readonly elsewhere: Fen;
}

/** What settling a person writes, pays and shows. */
export interface Settlement {
  readonly lines: readonly LedgerLine[];
  readonly changes: readonly RunChange[];
  /** What the bank is to pay, by benefit; only benefits with something to pay. */
  readonly pays: Readonly<Record<string, Fen>>;
  /** Owed, but no account is known. */
  readonly unpayable: Fen;
  readonly month: readonly DueNow[];
}
