import type { Fen } from '../shared/money.ts';
import type { BenefitMonth, LedgerLine } from './ledger-line.ts';

/** What the ledger holds for a month of a benefit at one jurisdiction, in 分. */
export interface Balance extends BenefitMonth {
  readonly jurisdiction: string;
  readonly due: Fen;
  /** Sent to the bank or made up for by set-off. */
  readonly paid: Fen;
  readonly returned: Fen;
  readonly recovered: Fen;
  /** Given up of what is overpaid: never more than that, since giving up a claim owes nobody anything. */
  readonly waived: Fen;
}

/** Positive: still to be paid; negative: overpaid. */
export function openFen({ due, paid, returned, recovered, waived }: Balance): Fen {
  return due - paid + returned + recovered + waived;
}

/** The place of a balance among others; sorts by month, then benefit, then jurisdiction. */
export function balanceKey(jurisdiction: string, { benefit, month }: BenefitMonth): string {
  return `${month}/${benefit}/${jurisdiction}`;
}

/** Balances by key, in the order of their keys, whatever the order of the lines. */
export function balancesOf(lines: Iterable<LedgerLine>): Map<string, Balance> {
  const sums = new Map<string, { -readonly [Key in keyof Balance]: Balance[Key] }>();
  for (const line of lines) {
    const { jurisdiction, benefit, month, kind, fen } = line;
    const key = balanceKey(jurisdiction, line);
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = { jurisdiction, benefit, month, due: 0, paid: 0, returned: 0, recovered: 0, waived: 0 };
      sums.set(key, sum);
    }
    sum[kind] += fen;
  }
  for (const sum of sums.values())
    if (sum.waived !== 0) sum.waived = Math.min(sum.waived, Math.max(0, -openFen({ ...sum, waived: 0 })));
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
