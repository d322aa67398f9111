import type { DueBasis } from '../entitlements/due-month.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';

/**
 * due: what the month comes to, or the change of it (may be negative) · paid: sent to the bank, or set off against an
 * overpaid month · returned: came back from the bank · recovered: paid back by the person or set off against another
 * month · waived: an overpayment given up by decision.
 */
export const ledgerLineKinds = ['due', 'paid', 'returned', 'recovered', 'waived'] as const;
export type LedgerLineKind = (typeof ledgerLineKinds)[number];

/** One month of one benefit. */
export interface BenefitMonth {
  readonly benefit: string;
  readonly month: Month;
}

/** One line of the month ledger; never changed, never removed. */
export interface LedgerLine extends BenefitMonth {
  /** Made from what it records, so that recording it twice is once. */
  readonly id: string;
  readonly person: PersonRef;
  /** Whose money it is. */
  readonly jurisdiction: string;
  /** The month for which it is, not in which it was written. */
  readonly month: Month;
  readonly kind: LedgerLineKind;
  /** 分; positive, but for `due`, which holds the change. */
  readonly fen: number;
  /** ISO instant. */
  readonly at: string;
  /** The payment run, bank return or recovery that wrote it. */
  readonly by: string;
  readonly explanation: Bilingual;
  /** The determination on which a due line rests; null for the others. */
  readonly basis: DueBasis | null;
  /** Class under which a due line is granted; null for the others. */
  readonly class: string | null;
  /**
   * The month on the other side, where no money moved: a `paid` line names the overpaid month that it made up for, a
   * `recovered` line the month that made up for it. Null where money moved.
   */
  readonly setOff: BenefitMonth | null;
}
