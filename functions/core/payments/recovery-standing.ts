import type { Fen } from '../shared/money.ts';
import { addMonths, type Month } from '../shared/month.ts';
import type { LedgerLine } from './ledger-line.ts';
import { openOverpayments } from './overpayments.ts';
import type { Overpayment, Recovery } from './recovery.ts';

/** One instalment as planned. */
export interface Instalment {
  readonly month: Month;
  readonly fen: Fen;
}

/** Where a recovery stands in the ledger, in 分. */
export interface RecoveryStanding {
  readonly overpaid: Fen;
  readonly open: Fen;
  readonly openMonths: readonly Overpayment[];
  readonly repaid: Fen;
  readonly waived: Fen;
  /** All instalments of the plan, the last one smaller where it does not come out even; empty for other plans. */
  readonly instalments: readonly Instalment[];
  /** What the instalments through the asked month should have brought and did not. */
  readonly overdue: Fen;
}

/** Everything about a recovery that follows from it and the person's lines. */
export function recoveryStanding(
  recovery: Recovery,
  lines: readonly LedgerLine[],
  through: Month,
): RecoveryStanding {
  const openMonths = openOverpayments(recovery, lines);
  const overpaid = sum(recovery.overpaid);
  const repaid = sum(recovery.repayments);
  const waived = sum(recovery.waivers.filter(({ approved }) => approved !== null));
  const instalments = instalmentsOf(recovery, overpaid - waived);
  const planned = sum(instalments.filter(({ month }) => month <= through));
  const open = sum(openMonths);
  const overdue = Math.min(open, Math.max(0, planned - repaid));
  return { overpaid, open, openMonths, repaid, waived, instalments, overdue };
}

function instalmentsOf({ plan }: Recovery, fen: Fen): Instalment[] {
  if (plan?.means !== 'instalments') return [];
  const { from, fenPerMonth } = plan;
  return Array.from({ length: Math.ceil(fen / fenPerMonth) }, (_, index) => ({
    month: addMonths(from, index),
    fen: Math.min(fenPerMonth, fen - index * fenPerMonth),
  }));
}

function sum(all: readonly { readonly fen: Fen }[]): Fen {
  return all.reduce((total, { fen }) => total + fen, 0);
}
