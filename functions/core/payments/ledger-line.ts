import type { DueBasis } from '../entitlements/due-month.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';

/**
 * due: what the month comes to, or the change of it (may be negative) · paid: sent to the bank · returned: came back
 * from the bank · recovered: paid back by the person or set off against another month · waived: given up by decision.
 */
export const ledgerLineKinds = ['due', 'paid', 'returned', 'recovered', 'waived'] as const;
export type LedgerLineKind = (typeof ledgerLineKinds)[number];

/** One line of the month ledger; never changed, never removed. */
export interface LedgerLine {
  /** Made from what it records, so that recording it twice is once. */
  readonly id: string;
  readonly person: PersonRef;
  readonly jurisdiction: string;
  readonly benefit: string;
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
}
