import type { BankReturnLine } from './bank-instruction.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { BankAnswer, RunPayment } from './payment-run.ts';

/** What becomes of one line of a bank return. */
export const bankLineVerdicts = ['taken', 'repeated', 'unknown', 'amount-differs', 'contradicts'] as const;
export type BankLineVerdict = (typeof bankLineVerdicts)[number];

/** How a line was judged; with `answer` where it counts. */
export interface JudgedLine {
  readonly verdict: BankLineVerdict;
  readonly answer?: BankAnswer;
}

/**
 * Judges what a bank says of a payment. A payment may fail after it was booked (the card sent it back); one that
 * failed is owed again, so that it cannot become paid by a later line.
 */
export function judgeBankLine(
  payment: RunPayment | undefined,
  { outcome, fen, reason, on }: BankReturnLine,
  by: string,
): JudgedLine {
  if (payment === undefined || payment.fen === 0) return { verdict: 'unknown' };
  if (fen !== null && fen !== payment.fen) return { verdict: 'amount-differs' };
  if (payment.bank?.outcome === outcome) return { verdict: 'repeated' };
  if (payment.bank?.outcome === 'failed') return { verdict: 'contradicts' };
  return { verdict: 'taken', answer: { outcome, reason, on, by } };
}

/** What a failed payment brings back into the ledger, so that the next run owes it again. */
export function returnedLines(payment: RunPayment, { reason, by }: BankAnswer, at: string): LedgerLine[] {
  const why = reason ?? '';
  return payment.lines
    .filter(({ kind, setOff }) => kind === 'paid' && setOff === null)
    .map((line) => ({
      ...line,
      id: `${line.id}:returned`,
      kind: 'returned',
      at,
      by,
      explanation: {
        zh: `银行退回${why === '' ? '' : `：${why}`}；随下一批次重新支付。`,
        en: `Returned by the bank${why === '' ? '' : ` (${why})`}; it is paid again with the next run.`,
      },
    }));
}
