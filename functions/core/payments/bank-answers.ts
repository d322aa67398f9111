import type { BankReturnLine } from './bank-instruction.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { BankAnswer, RunPayment } from './payment-run.ts';

/** What becomes of one line of a bank return. */
export const bankLineVerdicts = [
  'taken',
  'repeated',
  'unknown',
  'amount-differs',
  'contradicts',
  'run-open',
] as const;
export type BankLineVerdict = (typeof bankLineVerdicts)[number];

/** How a line was judged; with `answer` where it counts. */
export interface JudgedLine {
  readonly verdict: BankLineVerdict;
  readonly answer?: BankAnswer;
}

/** What a line is judged by beside the payment. */
export interface BankReturnContext {
  /** The bank return. */
  readonly by: string;
  /** Whether a run of the jurisdiction is open: it pays again what failed, whatever the bank says now. */
  readonly isRunOpen: boolean;
}

/**
 * Judges what a bank says of a payment. A payment may fail after it was booked (the card sent it back). One that failed
 * is owed again: it counts as paid once the bank books it on a later day than it failed, and after that nothing more.
 */
export function judgeBankLine(
  payment: RunPayment | undefined,
  line: BankReturnLine,
  context: BankReturnContext,
): JudgedLine {
  const { outcome, fen, reason, on } = line;
  const { by } = context;
  if (payment === undefined || payment.fen === 0) return { verdict: 'unknown' };
  if (fen !== null && fen !== payment.fen) return { verdict: 'amount-differs' };
  const { bank } = payment;
  if (bank?.outcome === outcome) return { verdict: 'repeated' };
  if (bank?.failedOn !== undefined) return { verdict: 'contradicts' };
  if (bank?.outcome !== 'failed') return { verdict: 'taken', answer: { outcome, reason, on, by } };
  // An older answer that is read again, or one without a day, says nothing of what came after the failure.
  if (bank.on === null || on === null || on <= bank.on) return { verdict: 'contradicts' };
  if (context.isRunOpen) return { verdict: 'run-open' };
  return { verdict: 'taken', answer: { outcome, reason, on, by, failedOn: bank.on } };
}

/** What an answer of the bank adds to the ledger; a payment that is booked at once is there already. */
export function answerLines(payment: RunPayment, answer: BankAnswer, at: string): LedgerLine[] {
  if (answer.outcome === 'failed') return returnedLines(payment, answer, at);
  return answer.failedOn === undefined ? [] : paidAfterAllLines(payment, answer.failedOn, answer, at);
}

/** What a failed payment brings back into the ledger, so that the next run owes it again. */
function returnedLines(payment: RunPayment, { reason, by }: BankAnswer, at: string): LedgerLine[] {
  const why = reason ?? '';
  return cashLines(payment).map((line) => ({
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

/** What the bank booked after it had failed. Where a run paid it again meanwhile, the month is overpaid. */
function paidAfterAllLines(
  payment: RunPayment,
  failedOn: string,
  { on, by }: BankAnswer,
  at: string,
): LedgerLine[] {
  return cashLines(payment).map((line) => ({
    ...line,
    id: `${line.id}:paid-after-all`,
    at,
    by,
    explanation: {
      zh: `银行${failedOn}退回，${on}又入账。`,
      en: `Returned by the bank on ${failedOn}, and booked after all on ${on}.`,
    },
  }));
}

/** The lines for which money moves. */
function cashLines({ lines }: RunPayment): LedgerLine[] {
  return lines.filter(({ kind, setOff }) => kind === 'paid' && setOff === null);
}
