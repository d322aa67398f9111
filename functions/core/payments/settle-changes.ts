import { formatMoney } from '../shared/money.ts';
import type { Bilingual } from '../shared/text.ts';
import { balanceKey } from './balances.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { RunChange } from './payment-run.ts';
import { planEnd } from './plan-end.ts';
import type { SetOff } from './set-off.ts';
import type { SettleContext } from './settle-context.ts';
import type { OpenMonth, SettlePerson } from './settlement.ts';

type Settled = Pick<SettlePerson, 'hold' | 'isPayable' | 'recoveries' | 'diedOn'> & {
  readonly open: readonly OpenMonth[];
  readonly owed: readonly OpenMonth[];
  readonly made: readonly SetOff[];
  readonly dueLines: readonly LedgerLine[];
  /** Of this jurisdiction, before the run. */
  readonly own: readonly LedgerLine[];
  /** Of all jurisdictions, before the run. */
  readonly lines: readonly LedgerLine[];
};

/** What the open balances mean for the payment: paid again, held, set off, overpaid, paid elsewhere, unpayable. */
export function settleChanges(settled: Settled, context: SettleContext): RunChange[] {
  const { open, owed, made, hold } = settled;
  return [
    ...paidAgain(settled),
    ...open.flatMap((one): RunChange[] => [
      ...(one.fen < 0 ? overpaid(one, settled) : []),
      ...(one.fen > 0 && one.elsewhere > 0 ? [elsewhere(one)] : []),
      ...(one.payable > 0 && hold(one.benefit, one.month) ? [held(one)] : []),
    ]),
    ...made.map(
      ({ benefit, month, fen, against }): RunChange => ({
        kind: 'set-off',
        benefit,
        month,
        fen: -fen,
        explanation: {
          zh: `抵扣 ${against.month} 多发的 ${formatMoney(fen)} 元。`,
          en: `${formatMoney(fen)} yuan are set off against what was overpaid for ${against.month}.`,
        },
      }),
    ),
    ...(settled.isPayable ? [] : unpayable(owed, context)),
  ];
}

/** Owed already before this run changed anything: it came back from the bank, had no account, or was held. */
function paidAgain({ owed, dueLines, own, lines }: Settled): RunChange[] {
  const changed = new Set(dueLines.map((line) => balanceKey('', line)));
  return owed
    .filter((one) => !changed.has(balanceKey('', one)))
    .map(({ benefit, month, payable }) => ({
      kind: 'arrears' as const,
      benefit,
      month,
      fen: payable,
      explanation: whyOwed(
        own.filter((line) => line.benefit === benefit && line.month === month),
        lines.filter((line) => line.benefit === benefit && line.month === month),
      ),
    }));
}

function whyOwed(lines: readonly LedgerLine[], ofAll: readonly LedgerLine[]): Bilingual {
  const returned = lines.filter(({ kind }) => kind === 'returned').sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  if (returned !== undefined) return returned.explanation;
  if (lines.some(({ kind }) => kind === 'recovered'))
    return {
      zh: '追回的金额超过应追回的部分，差额退还。',
      en: 'More was recovered than was overpaid; the difference goes back.',
    };
  if (ofAll.some(({ kind }) => kind === 'recovered' || kind === 'returned'))
    return {
      zh: '其他地区为该月发放的金额已经收回，由本地补发。',
      en: 'Another jurisdiction got back what it had paid for this month; it is paid here.',
    };
  return { zh: '以前批次应发而未发的金额。', en: 'Due in an earlier run and not paid then.' };
}

function overpaid({ benefit, month, fen }: OpenMonth, { made, recoveries, diedOn }: Settled): RunChange[] {
  const back = made.reduce(
    (sum, { against, fen: part }) =>
      sum + (against.benefit === benefit && against.month === month ? part : 0),
    0,
  );
  if (fen + back === 0) return [];
  const amount = formatMoney(-fen - back);
  const recovery = recoveries.find((one) =>
    one.overpaid.some((its) => its.benefit === benefit && its.month === month),
  );
  const ended = recovery && planEnd(recovery, diedOn, -fen - back);
  const explanation = ended?.note ?? {
    zh: `多发 ${amount} 元，等待追回；没有追回计划不抵扣。`,
    en: `${amount} yuan were paid too much and are to be recovered; nothing is set off but by a plan.`,
  };
  return [{ kind: 'overpaid', benefit, month, fen: fen + back, explanation }];
}

function elsewhere({ benefit, month, fen, elsewhere: other, payable }: OpenMonth): RunChange {
  return {
    kind: 'paid-elsewhere',
    benefit,
    month,
    fen: payable - fen,
    explanation: {
      zh: `其他地区已为该月发放 ${formatMoney(other)} 元，尚未追回；本地只发差额 ${formatMoney(payable)} 元。`,
      en: `Another jurisdiction paid ${formatMoney(other)} yuan for this month and has not got it back; only ${formatMoney(payable)} yuan are paid here.`,
    },
  };
}

function held({ benefit, month, payable }: OpenMonth): RunChange {
  return {
    kind: 'first-payment-later',
    benefit,
    month,
    fen: payable,
    explanation: {
      zh: '按政策，首次发放在以后的批次。',
      en: 'The policy puts the first payment into a later run.',
    },
  };
}

function unpayable(owed: readonly OpenMonth[], { month }: SettleContext): RunChange[] {
  const sums = new Map<string, number>();
  for (const { benefit, payable } of owed) sums.set(benefit, (sums.get(benefit) ?? 0) + payable);
  return [...sums].map(([benefit, fen]) => ({
    kind: 'unpayable',
    benefit,
    month,
    fen,
    explanation: {
      zh: '没有登记收款账户；登记后随下一批次发放。',
      en: 'No payment account is known; it is paid with the run after one is given.',
    },
  }));
}
