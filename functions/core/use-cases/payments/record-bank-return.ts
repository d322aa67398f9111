import {
  answerLines,
  type BankLineVerdict,
  type BankReturnContext,
  judgeBankLine,
} from '../../payments/bank-answers.ts';
import type { BankReturn, BankReturnLine } from '../../payments/bank-instruction.ts';
import type { PaymentRun, RunPayment, Tally } from '../../payments/payment-run.ts';
import { answerRun, requireReleased } from '../../payments/run-steps.ts';
import { digestOf } from '../../shared/digest.ts';
import { Refusal } from '../../shared/refusal.ts';
import { bankLayoutFor } from './bank-layout-for.ts';
import { findPaymentRun } from './find-payment-run.ts';
import { pagesOf } from './pages.ts';
import type { PaymentServices } from './payment-services.ts';

/** A line that did not simply count, for the officer. */
export interface BankReturnIssue {
  readonly line: number;
  readonly instruction: string | null;
  readonly verdict: Exclude<BankLineVerdict, 'taken'> | 'unreadable';
  readonly detail: string;
}

/** What a bank return did. */
export interface BankReturnReport {
  /** Made from what the bank said; the same return twice has the same. */
  readonly id: string;
  readonly run: PaymentRun;
  readonly lines: number;
  readonly taken: { readonly paid: number; readonly failed: number };
  readonly issues: readonly BankReturnIssue[];
}

/**
 * Reads a bank's answer back: failed payments return to the ledger and are owed again, those that were booked after all
 * are paid; lines that are unknown, differ or contradict are reported and change nothing. The same return twice is once. Refuses run-unknown,
 * run-not-released, bank-return-unknown-line where not one line is of this run, and what the layouts refuse.
 */
export async function recordBankReturn(
  services: PaymentServices,
  runId: string,
  asked: string | undefined,
  content: Uint8Array,
): Promise<BankReturnReport> {
  const found = await findPaymentRun(services, runId);
  requireReleased(found);
  const files = await services.bankFiles(found.jurisdiction);
  const read = await files.read(bankLayoutFor(found, files, asked).file, content);
  const id = `${runId}:return:${digestOf(read.lines).slice(0, 16)}`;
  const open = await services.runs.openRun(found.jurisdiction);
  const context = { by: id, isRunOpen: open !== undefined };
  const judged = await judgeAll(services, runId, context, read.lines);
  requireSomeKnown(runId, judged);
  const run = await countAnswers(services, runId);
  return {
    id,
    run,
    lines: read.lines.length + read.faults.length,
    taken: { paid: countTaken(judged, 'paid'), failed: countTaken(judged, 'failed') },
    issues: issuesOf(read, judged),
  };
}

interface Judged {
  readonly line: BankReturnLine;
  readonly verdict: BankLineVerdict;
}

const instructionsAtOnce = 200;

/** Lines of one instruction one after the other, different ones together. */
async function judgeAll(
  services: PaymentServices,
  runId: string,
  context: BankReturnContext,
  lines: readonly BankReturnLine[],
): Promise<Judged[]> {
  const groups = [...Map.groupBy(lines, ({ instruction }) => instruction)];
  const judged: Judged[] = [];
  for (let from = 0; from < groups.length; from += instructionsAtOnce) {
    const part = groups.slice(from, from + instructionsAtOnce);
    const done = await Promise.all(part.map((group) => judgeGroup(services, runId, context, group)));
    const changed = done.flatMap(({ payment }) => (payment === undefined ? [] : [payment]));
    if (changed.length > 0) await services.runs.putPayments(runId, changed);
    judged.push(...done.flatMap((one) => one.judged));
  }
  return judged.sort((a, b) => a.line.line - b.line.line);
}

/** The ledger gets its lines before the payment gets its answer: whatever is repeated in between is written once. */
async function judgeGroup(
  { runs, ledger, clock }: PaymentServices,
  runId: string,
  context: BankReturnContext,
  [instruction, lines]: readonly [string, readonly BankReturnLine[]],
): Promise<{ readonly judged: Judged[]; readonly payment: RunPayment | undefined }> {
  const before = await runs.payment(runId, instruction);
  let payment = before;
  const judged: Judged[] = [];
  for (const line of lines) {
    const { verdict, answer } = judgeBankLine(payment, line, context);
    judged.push({ line, verdict });
    if (payment === undefined || answer === undefined) continue;
    const written = answerLines(payment, answer, clock.now());
    if (written.length > 0) await ledger.append(payment.person, written);
    payment = { ...payment, bank: answer };
  }
  return { judged, payment: payment === before ? undefined : payment };
}

function requireSomeKnown(runId: string, judged: readonly Judged[]): void {
  if (judged.length === 0 || judged.some(({ verdict }) => verdict !== 'unknown')) return;
  const [first] = judged;
  throw new Refusal(
    'bank-return-unknown-line',
    `none of ${judged.length} lines answers a payment of ${runId}; the first, line ${first?.line.line}, names an instruction that it does not have`,
  );
}

async function countAnswers(services: PaymentServices, runId: string): Promise<PaymentRun> {
  const { runs } = services;
  const sums = { paid: zero(), failed: zero(), open: zero() };
  for await (const page of pagesOf((request) => runs.payments(runId, request), 500))
    for (const { fen, bank } of page) {
      if (fen === 0) continue;
      const sum = sums[bank?.outcome ?? 'open'];
      sum.people += 1;
      sum.fen += fen;
    }
  for (let attempt = 1; ; attempt++) {
    const run = answerRun(await findPaymentRun(services, runId), sums);
    try {
      await runs.save(run);
      return run;
    } catch (error) {
      if (!(error instanceof Refusal && error.name === 'revision-stale') || attempt === 4) throw error;
    }
  }
}

function zero(): { -readonly [Key in keyof Tally]: Tally[Key] } {
  return { people: 0, fen: 0 };
}

function countTaken(judged: readonly Judged[], outcome: BankReturnLine['outcome']): number {
  return judged.filter(({ verdict, line }) => verdict === 'taken' && line.outcome === outcome).length;
}

const DETAILS: Readonly<Record<Exclude<BankLineVerdict, 'taken'>, string>> = {
  repeated: 'the bank said so before; nothing changes',
  unknown: 'the run has no such instruction; nothing changes',
  'amount-differs': 'the amount is another than was instructed; settle it with the bank',
  contradicts:
    'the bank said otherwise before, and names no later day; settle it with the bank before the next run',
  'run-open':
    'the payment failed before, and a run that is open pays it again; cancel that run and read this answer once more',
};

function issuesOf({ faults }: BankReturn, judged: readonly Judged[]): BankReturnIssue[] {
  const issues = judged.flatMap(({ line, verdict }): BankReturnIssue[] =>
    verdict === 'taken'
      ? []
      : [{ line: line.line, instruction: line.instruction, verdict, detail: DETAILS[verdict] }],
  );
  const unreadable = faults.map(
    ({ line, detail }): BankReturnIssue => ({ line, instruction: null, verdict: 'unreadable', detail }),
  );
  return [...issues, ...unreadable].sort((a, b) => a.line - b.line);
}
