import type { Fen } from '../shared/money.ts';
import { balanceKey, balancesOf, openFen } from './balances.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { Overpayment, Recovery } from './recovery.ts';

/** What a jurisdiction paid a person too much and nobody recovers yet, by month. */
export function overpaymentsOf(
  lines: readonly LedgerLine[],
  jurisdiction: string,
  recoveries: readonly Recovery[],
): Overpayment[] {
  const taken = new Set(
    recoveries
      .filter((one) => one.status === 'open' && one.jurisdiction === jurisdiction)
      .flatMap(({ overpaid }) => overpaid.map((month) => balanceKey(jurisdiction, month))),
  );
  return [...balancesOf(lines)].flatMap(([key, balance]) => {
    const fen = -openFen(balance);
    if (balance.jurisdiction !== jurisdiction || fen <= 0 || taken.has(key)) return [];
    return [{ benefit: balance.benefit, month: balance.month, fen }];
  });
}

/** What is still open of a recovery's months, the oldest first; the ledger knows, the recovery does not. */
export function openOverpayments(
  { jurisdiction, overpaid }: Pick<Recovery, 'jurisdiction' | 'overpaid'>,
  lines: readonly LedgerLine[],
): Overpayment[] {
  const balances = balancesOf(lines);
  return [...overpaid]
    .sort((a, b) => (balanceKey('', a) < balanceKey('', b) ? -1 : 1))
    .flatMap(({ benefit, month }) => {
      const balance = balances.get(balanceKey(jurisdiction, { benefit, month }));
      const fen: Fen = balance === undefined ? 0 : Math.max(0, -openFen(balance));
      return fen > 0 ? [{ benefit, month, fen }] : [];
    });
}

/** Money over months: from the first on, each up to what is open; what is too much goes onto the last. */
export function spreadOver(fen: Fen, open: readonly Overpayment[], last: Overpayment): Overpayment[] {
  let left = fen;
  const parts = open.flatMap((one) => {
    const part = Math.min(left, one.fen);
    left -= part;
    return part > 0 ? [{ ...one, fen: part }] : [];
  });
  return left > 0 ? [...parts, { ...last, fen: left }] : parts;
}
