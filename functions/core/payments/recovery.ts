import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';
import type { BenefitMonth } from './ledger-line.ts';
import type { RunAct } from './payment-run.ts';

/** error: an honest mistake · late-report: a change was told late · death: the payee died · fraud: deceit. */
export const recoveryCauses = ['error', 'late-report', 'death', 'fraud'] as const;
export type RecoveryCause = (typeof recoveryCauses)[number];

/**
 * set-off: taken from later months, at most `capPercent` of a month's payment or `capFen`, whichever is given ·
 * instalments: paid back by the person, so much each month from a month on.
 */
export type RecoveryPlan =
  | { readonly means: 'set-off'; readonly from: Month; readonly cap: SetOffCap }
  | { readonly means: 'instalments'; readonly from: Month; readonly fenPerMonth: number };
export type SetOffCap =
  | { readonly unit: 'percent'; readonly percent: number }
  | { readonly unit: 'fen'; readonly fen: number };

/** What was paid for a month without being due. */
export interface Overpayment extends BenefitMonth {
  readonly fen: number;
}

/** Money given back by the person or the estate. */
export interface Repayment {
  readonly id: string;
  readonly on: string;
  readonly fen: number;
  readonly by: string;
}

/** A wish to give up an overpayment, which a second person has to approve. */
export interface WaiverProposal {
  readonly id: string;
  readonly fen: number;
  readonly ground: string;
  readonly proposed: RunAct;
  readonly approved: RunAct | null;
  readonly refused: RunAct | null;
}

/** Getting back what was wrongly paid to one person by one jurisdiction. */
export interface Recovery {
  readonly id: string;
  readonly revision: number;
  readonly person: PersonRef;
  readonly jurisdiction: string;
  readonly cause: RecoveryCause;
  readonly ground: string;
  /** As found when it was opened; what is still open stands in the ledger alone. */
  readonly overpaid: readonly Overpayment[];
  readonly opened: RunAct;
  readonly plan: RecoveryPlan | null;
  readonly repayments: readonly Repayment[];
  readonly waivers: readonly WaiverProposal[];
  /** Told where the payee died: the estate, not the heirs' own money. */
  readonly estateNote: Bilingual | null;
  /** To whom a fraud was handed over. */
  readonly handedOver: (RunAct & { readonly to: string; readonly on: string }) | null;
  readonly status: 'open' | 'closed';
}
