import type { Fen } from '../shared/money.ts';
import type { Month } from '../shared/month.ts';
import { type Balance, balanceKey, balancesOf, openFen } from './balances.ts';
import { type DueNow, dueLine, dueNow } from './due-changes.ts';
import type { LedgerLine } from './ledger-line.ts';
import { paidLine, setOffLines } from './payment-lines.ts';
import { dueChangesSince } from './run-changes.ts';
import { type Payable, setOffs } from './set-off.ts';
import { settleChanges } from './settle-changes.ts';
import type { SettleContext } from './settle-context.ts';
import type { OpenMonth, Settlement, SettlePerson } from './settlement.ts';

/**
 * The one rule of the ledger: pay due − paid, for the month and every earlier one. An overpaid month is set off only
 * as a recovery plan says; what another jurisdiction paid for the same month is not paid a second time.
 */
export function settlePerson(one: SettlePerson, context: SettleContext): Settlement {
  const { jurisdiction } = context;
  const own = one.lines.filter((line) => line.jurisdiction === jurisdiction);
  const dueBefore = groupDue(own);
  const months = dueNow(one.due, own, context);
  const dueLines = months.flatMap((now) => {
    const line = dueLine(now, dueBefore.get(keyOf(now)) ?? [], one.person, context);
    return line === undefined ? [] : [line];
  });
  const balances = balancesOf([...one.lines, ...dueLines]);
  const open = openMonths(balances, months, context);
  const owed = open.filter(({ payable, benefit, month }) => payable > 0 && !one.hold(benefit, month));
  const payable: Payable[] = one.isPayable
    ? owed.map(({ benefit, month, payable: fen }) => ({ benefit, month, fen }))
    : [];
  const { recoveries, diedOn } = one;
  const made = setOffs({ jurisdiction, payable, balances, lines: own, recoveries, diedOn });
  const paid = payable.flatMap(({ benefit, month, fen }) => {
    const taken = made.filter((each) => each.benefit === benefit && each.month === month);
    const rest = taken.reduce((sum, each) => sum - each.fen, fen);
    return rest > 0 ? [paidLine({ benefit, month, fen: rest }, one.person, context)] : [];
  });
  const unpayable = one.isPayable ? 0 : owed.reduce((sum, each) => sum + each.payable, 0);
  return {
    lines: [...dueLines, ...made.flatMap((each) => setOffLines(each, one.person, context)), ...paid],
    changes: [
      ...dueChangesSince(months, dueLines, dueBefore, context),
      ...settleChanges({ ...one, open, owed, made, dueLines, own }, context),
    ],
    pays: sumByBenefit(paid),
    unpayable,
    month: months.filter(({ month }) => month === context.month),
  };
}

function openMonths(
  balances: ReadonlyMap<string, Balance>,
  months: readonly DueNow[],
  { jurisdiction, month: through }: SettleContext,
): OpenMonth[] {
  const theirs = new Set(months.filter(({ isElsewhere }) => isElsewhere).map(keyOf));
  const inHand = new Map<string, Fen>();
  for (const balance of balances.values()) {
    // Whether the other one knows already that the month is not its own makes no difference to what it paid.
    const fen = Math.max(0, balance.paid - balance.returned - balance.recovered);
    const key = keyOf(balance);
    if (balance.jurisdiction !== jurisdiction && !theirs.has(key))
      inHand.set(key, (inHand.get(key) ?? 0) + fen);
  }
  return [...balances.values()].flatMap((balance) => {
    const fen = openFen(balance);
    if (balance.jurisdiction !== jurisdiction || balance.month > through || fen === 0) return [];
    const { benefit, month } = balance;
    const elsewhere = inHand.get(keyOf(balance)) ?? 0;
    return [{ benefit, month, fen, elsewhere, payable: Math.max(0, fen - elsewhere) }];
  });
}

function groupDue(own: readonly LedgerLine[]): Map<string, LedgerLine[]> {
  const groups = new Map<string, LedgerLine[]>();
  for (const line of own) {
    if (line.kind !== 'due') continue;
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return groups;
}

function sumByBenefit(paid: readonly LedgerLine[]): Record<string, Fen> {
  const sums: Record<string, Fen> = {};
  for (const { benefit, fen } of paid) sums[benefit] = (sums[benefit] ?? 0) + fen;
  return sums;
}

function keyOf(one: { readonly benefit: string; readonly month: Month }): string {
  return balanceKey('', one);
}
