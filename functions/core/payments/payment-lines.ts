import { formatMoney } from '../shared/money.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { Payable, SetOff } from './set-off.ts';
import type { SettleContext } from './settle-context.ts';

/** Sent to the bank for a month. */
export function paidLine(
  { benefit, month, fen }: Payable,
  person: string,
  { jurisdiction, run, at, month: runMonth }: SettleContext,
): LedgerLine {
  return {
    id: `${run}:${person}:${benefit}:${month}:paid`,
    person,
    jurisdiction,
    benefit,
    month,
    kind: 'paid',
    fen,
    at,
    by: run,
    explanation: {
      zh: `随 ${runMonth} 月份发放批次支付。`,
      en: `Paid with the payment run of ${runMonth}.`,
    },
    basis: null,
    class: null,
    setOff: null,
  };
}

/** The two sides of a set-off: the later month counts as paid, the overpaid one as made up for. */
export function setOffLines(
  { benefit, month, fen, against }: SetOff,
  person: string,
  { jurisdiction, run, at }: SettleContext,
): LedgerLine[] {
  const common = { person, jurisdiction, fen, at, by: run, basis: null, class: null };
  const amount = formatMoney(fen);
  return [
    {
      ...common,
      id: `${run}:${person}:${benefit}:${month}:paid:${against.benefit}:${against.month}`,
      benefit,
      month,
      kind: 'paid',
      setOff: against,
      explanation: {
        zh: `按追回计划抵扣 ${against.month} 多发的 ${amount} 元，不再支付。`,
        en: `${amount} yuan make up for what was overpaid for ${against.month}, as the recovery plan says; not paid out.`,
      },
    },
    {
      ...common,
      id: `${run}:${person}:${against.benefit}:${against.month}:recovered:${benefit}:${month}`,
      benefit: against.benefit,
      month: against.month,
      kind: 'recovered',
      setOff: { benefit, month },
      explanation: {
        zh: `按追回计划从 ${month} 的补贴中抵扣 ${amount} 元。`,
        en: `${amount} yuan recovered from the money of ${month}, as the recovery plan says.`,
      },
    },
  ];
}
