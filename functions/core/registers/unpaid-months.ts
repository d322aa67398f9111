import type { DueMonth } from '../entitlements/due-month.ts';
import { balancesOf, openFen } from '../payments/balances.ts';
import type { LedgerLine } from '../payments/ledger-line.ts';
import type { Month } from '../shared/month.ts';
import type { BenefitAtStake } from './finding.ts';

/** Months up to one that are due and not paid, by benefit; a month without any line was never looked at by a run. */
export function unpaidMonths(
  due: readonly DueMonth[],
  lines: readonly LedgerLine[],
  jurisdiction: string,
  paidThrough: Month,
): BenefitAtStake[] {
  const open = new Map(
    [...balancesOf(lines.filter((line) => line.jurisdiction === jurisdiction)).values()].map((balance) => [
      `${balance.benefit} ${balance.month}`,
      openFen(balance),
    ]),
  );
  const byBenefit = new Map<string, { month: Month; fen: number }[]>();
  for (const { month, benefits } of due) {
    if (month > paidThrough) continue;
    for (const [benefit, { jurisdiction: payer, fen }] of Object.entries(benefits)) {
      if (payer !== jurisdiction) continue;
      const missing = open.get(`${benefit} ${month}`) ?? fen;
      if (fen > 0 && missing > 0)
        byBenefit.set(benefit, [...(byBenefit.get(benefit) ?? []), { month, fen: Math.min(missing, fen) }]);
    }
  }
  return [...byBenefit].sort().map(([benefit, months]) => ({
    benefit,
    monthlyFen: months.at(-1)?.fen ?? 0,
    totalFen: months.reduce((sum, { fen }) => sum + fen, 0),
    from: months[0]?.month ?? paidThrough,
  }));
}

/** Whether a ledger shows without any evaluation that nothing is missing: every month so far has lines and no rest. */
export function isSettled(
  lines: readonly LedgerLine[],
  jurisdiction: string,
  months: readonly Month[],
): boolean {
  const own = lines.filter((line) => line.jurisdiction === jurisdiction);
  const seen = new Set(own.map(({ month }) => month));
  if (!months.every((month) => seen.has(month))) return false;
  return [...balancesOf(own).values()].every((balance) => openFen(balance) <= 0);
}
