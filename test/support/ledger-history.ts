import fc from 'fast-check';
import type { DueMonth } from '../../functions/core/entitlements/due-month.ts';
import { answerLines, judgeBankLine } from '../../functions/core/payments/bank-answers.ts';
import type { LedgerLine } from '../../functions/core/payments/ledger-line.ts';
import { openOverpayments, overpaymentsOf } from '../../functions/core/payments/overpayments.ts';
import type { RunPayment } from '../../functions/core/payments/payment-run.ts';
import type { Recovery, RecoveryPlan } from '../../functions/core/payments/recovery.ts';
import { recoveryLines } from '../../functions/core/payments/recovery-lines.ts';
import {
  addRepayment,
  decideWaiver,
  keepStatus,
  openRecovery,
  planRecovery,
  proposeWaiver,
} from '../../functions/core/payments/recovery-steps.ts';
import { runPaymentOf } from '../../functions/core/payments/run-payment.ts';
import { settlePerson } from '../../functions/core/payments/settle-person.ts';
import type { Settlement } from '../../functions/core/payments/settlement.ts';
import { addMonths, type Month } from '../../functions/core/shared/month.ts';
import { inventedDue, type News } from './invented-due.ts';

export const firstMonth = '2023-01';
export const lastMonth = '2023-04';
const failedOn = '2023-05-01';
const bookedOn = '2023-05-02';

/** What can happen to one person, in the order in which it happens. */
export type Happening =
  | { readonly kind: 'news'; readonly news: News }
  /** The last news is withdrawn. */
  | { readonly kind: 'withdraw' }
  | {
      readonly kind: 'run';
      readonly month: Month;
      readonly jurisdiction: string;
      readonly isFailing: boolean;
    }
  /** The bank books after all what it said had failed last. */
  | { readonly kind: 'booked' }
  | { readonly kind: 'recover'; readonly jurisdiction: string; readonly plan: RecoveryPlan }
  | { readonly kind: 'repay'; readonly jurisdiction: string; readonly part: number }
  | { readonly kind: 'waive'; readonly jurisdiction: string; readonly part: number };

/** One person's ledger and all that was said of him. */
export interface LedgerHistory {
  readonly lines: Map<string, LedgerLine>;
  readonly news: News[];
  /** What is due through a month; by the news unless a test has something better. */
  due: (through: Month) => DueMonth[];
  recoveries: Recovery[];
  runs: number;
  /** Payments that the bank sent back. */
  readonly failed: RunPayment[];
  /** What banks and tills moved to the person, counted apart from the ledger. */
  cash: number;
}

export function emptyHistory(): LedgerHistory {
  const news: News[] = [];
  const due = (through: Month) => inventedDue(news, firstMonth, through);
  return { lines: new Map(), news, due, recoveries: [], runs: 0, failed: [], cash: 0 };
}

/** What a run of a month would write and pay now. */
export function settle(history: LedgerHistory, jurisdiction: string, month: Month, run: string): Settlement {
  return settlePerson(
    {
      person: 'person-1',
      due: history.due(month),
      lines: [...history.lines.values()],
      recoveries: history.recoveries,
      diedOn: undefined,
      isPayable: true,
      hold: () => false,
    },
    { jurisdiction, run, at: instant(history), month, previousMonth: addMonths(month, -1) },
  );
}

export function happen(history: LedgerHistory, one: Happening): void {
  history.runs += 1;
  switch (one.kind) {
    case 'news':
      history.news.push(one.news);
      return;
    case 'withdraw':
      history.news.pop();
      return;
    case 'run':
      payRun(history, one);
      return;
    case 'booked':
      bookAfterAll(history);
      return;
    case 'recover':
      recover(history, one.jurisdiction, one.plan);
      return;
    case 'repay':
      repay(history, one.jurisdiction, one.part);
      return;
    case 'waive':
      waive(history, one.jurisdiction, one.part);
  }
}

/** Pays everything back and then pays everything out, so that nothing is open any more. */
export function settleAll(history: LedgerHistory, jurisdictions: readonly string[]): void {
  for (const jurisdiction of jurisdictions) payRun(history, run(lastMonth, jurisdiction));
  for (const jurisdiction of jurisdictions) {
    recover(history, jurisdiction, { means: 'instalments', from: lastMonth, fenPerMonth: 1 });
    repay(history, jurisdiction, 1);
  }
  for (const jurisdiction of jurisdictions) payRun(history, run(lastMonth, jurisdiction));
}

export function run(month: Month, jurisdiction: string, isFailing = false) {
  return { kind: 'run', month, jurisdiction, isFailing } as const;
}

function payRun(
  history: LedgerHistory,
  { month, jurisdiction, isFailing }: Happening & { kind: 'run' },
): void {
  history.runs += 1;
  const id = `run-${jurisdiction}-${month}-${history.runs}`;
  const settlement = settle(history, jurisdiction, month, id);
  append(history, settlement.lines);
  const payment = runPaymentOf(id, 'person-1', settlement);
  if (payment === undefined || payment.fen === 0) return;
  if (!isFailing) {
    history.cash += payment.fen;
    return;
  }
  const line = {
    line: 1,
    instruction: payment.id,
    outcome: 'failed',
    fen: null,
    reason: null,
    on: failedOn,
  } as const;
  const context = { by: `${id}:return`, isRunOpen: false };
  const { answer } = judgeBankLine(payment, line, context);
  if (answer === undefined) return;
  append(history, answerLines(payment, answer, instant(history)));
  history.failed.push({ ...payment, bank: answer });
}

/** The bank books the payment that failed last after all, whether it was paid again meanwhile or not. */
function bookAfterAll(history: LedgerHistory): void {
  const payment = history.failed.pop();
  if (payment === undefined) return;
  const line = {
    line: 1,
    instruction: payment.id,
    outcome: 'paid',
    fen: null,
    reason: null,
    on: bookedOn,
  } as const;
  const { answer } = judgeBankLine(payment, line, { by: `${payment.id}:booked`, isRunOpen: false });
  if (answer === undefined) throw new Error('the bank booked it, and it was not taken');
  append(history, answerLines(payment, answer, instant(history)));
  history.cash += payment.fen;
}

function recover(history: LedgerHistory, jurisdiction: string, plan: RecoveryPlan): void {
  const overpaid = overpaymentsOf([...history.lines.values()], jurisdiction, history.recoveries);
  if (overpaid.length === 0) return;
  const id = `recovery-${history.recoveries.length + 1}`;
  const opened = { by: 'officer-1', at: instant(history) };
  const recovery = openRecovery({
    id,
    person: 'person-1',
    jurisdiction,
    cause: 'error',
    ground: 'told late',
    overpaid,
    opened,
  });
  history.recoveries = [...history.recoveries, planRecovery(recovery, plan)];
}

function repay(history: LedgerHistory, jurisdiction: string, part: number): void {
  settleOpen(history, jurisdiction, part, (recovery, fen, open) => {
    const id = `repayment-${recovery.repayments.length}`;
    history.cash -= fen;
    return addRepayment(recovery, { id, on: '2023-08-01', fen, by: 'officer-1' }, open);
  });
}

/** Gives up a part of what is open; a second person approves it. */
function waive(history: LedgerHistory, jurisdiction: string, part: number): void {
  const at = instant(history);
  const approver = { subject: 'officer-2', roles: ['civil-affairs-approver'], jurisdiction } as const;
  settleOpen(history, jurisdiction, part, (recovery, fen, open) => {
    const id = `waiver-${recovery.waivers.length}`;
    const ground = '家庭确有困难，经集体研究';
    const proposed = proposeWaiver(recovery, { id, fen, ground }, { by: 'officer-1', at }, open);
    return decideWaiver(proposed, id, true, approver, at, open);
  });
}

/** Takes a step with a part of what is open of every recovery of a jurisdiction, and writes its lines. */
function settleOpen(
  history: LedgerHistory,
  jurisdiction: string,
  part: number,
  step: (recovery: Recovery, fen: number, open: number) => Recovery,
): void {
  history.recoveries = history.recoveries.map((recovery) => {
    const lines = [...history.lines.values()];
    const open = sum(openOverpayments(recovery, lines));
    const fen = Math.floor(open * part);
    if (recovery.jurisdiction !== jurisdiction || recovery.status === 'closed') return recovery;
    if (fen === 0) return keepStatus(recovery, open);
    const after = step(recovery, fen, open);
    append(history, recoveryLines(after, lines, instant(history)));
    return keepStatus(after, sum(openOverpayments(after, [...history.lines.values()])));
  });
}

function append({ lines }: LedgerHistory, added: readonly LedgerLine[]): void {
  for (const line of added) if (!lines.has(line.id)) lines.set(line.id, line);
}

function instant({ runs }: LedgerHistory): string {
  return new Date(Date.UTC(2023, 0, 1) + runs * 3_600_000).toISOString();
}

function sum(all: readonly { readonly fen: number }[]): number {
  return all.reduce((total, { fen }) => total + fen, 0);
}

const months = Array.from({ length: 4 }, (_, index) => addMonths(firstMonth, index));
const anyMonth = fc.constantFrom(...months);

/** News with amounts that differ, so that every mistake shows in the sums. */
export function anyNews(jurisdictions: readonly string[]): fc.Arbitrary<News> {
  return fc
    .record({
      rank: fc.integer({ min: 1, max: 1_000_000 }),
      benefit: fc.constantFrom('living', 'nursing'),
      from: anyMonth,
      length: fc.integer({ min: 0, max: 3 }),
      fen: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 0, max: 50_000 }) },
        { weight: 1, arbitrary: fc.constant('undetermined' as const) },
      ),
      jurisdiction: fc.constantFrom(...jurisdictions),
    })
    .map(({ from, length, ...rest }) => ({ ...rest, from, through: addMonths(from, length) }));
}

/** A plan that sets off, up to any cap. */
export const anySetOff: fc.Arbitrary<RecoveryPlan> = fc.record({
  means: fc.constant('set-off' as const),
  from: fc.constantFrom(...months.slice(0, 2)),
  cap: fc.oneof(
    fc.record({ unit: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ unit: fc.constant('fen' as const), fen: fc.integer({ min: 1, max: 20_000 }) }),
  ),
});

const anyPlan: fc.Arbitrary<RecoveryPlan> = fc.oneof(
  anySetOff,
  fc.record({
    means: fc.constant('instalments' as const),
    from: anyMonth,
    fenPerMonth: fc.integer({ min: 1, max: 9_000 }),
  }),
);

/** Anything that can happen, in any order. */
export function anyHappenings(jurisdictions: readonly string[]): fc.Arbitrary<Happening[]> {
  const anyJurisdiction = fc.constantFrom(...jurisdictions);
  const anyLife = fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('news' as const), news: anyNews(jurisdictions) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'booked' as const) }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('run' as const),
          month: fc.constantFrom(...months.slice(1)),
          jurisdiction: anyJurisdiction,
          isFailing: fc.nat(4).map((chance) => chance === 0),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('recover' as const),
          jurisdiction: anyJurisdiction,
          plan: anyPlan,
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom('repay' as const, 'waive' as const),
          jurisdiction: anyJurisdiction,
          part: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
      },
    ),
    { minLength: 4, maxLength: 40, size: 'max' },
  );
  // Mostly what comes later counts; now and then something older is only told late.
  return anyLife.map((life) =>
    life.map((one, index): Happening => {
      if (one.kind !== 'news' || one.news.rank % 4 === 0) return one;
      return { ...one, news: { ...one.news, rank: 1_000_000 + index * 1_000 } };
    }),
  );
}
