import { balancesOf, openFen } from '../../../../core/payments/balances.ts';
import type { LedgerLine } from '../../../../core/payments/ledger-line.ts';
import type { PersonRef } from '../../../../core/ports/identity-vault.ts';
import { formatMoney } from '../../../../core/shared/money.ts';
import type { MonthSums, Reconciliation } from './reconciliation.ts';

/** 分 due by `month/benefit`; null where it cannot be determined. */
export type DueSums = ReadonlyMap<string, number | null>;

/** Adds up people, and keeps where ledger and recomputation differ. */
export interface SumBook {
  /** One person at one place: what is due when worked out anew, and his lines there. */
  add(person: PersonRef, recomputed: DueSums, lines: readonly LedgerLine[]): void;
  /** Compares month by month without adding up; gives the number of months compared. */
  compare(person: PersonRef, recomputed: DueSums, lines: readonly LedgerLine[]): number;
  months(): readonly MonthSums[];
  kept(): Reconciliation['kept'];
  differences(): readonly string[];
}

export function sumBook(): SumBook {
  const sums = new Map<string, MonthSums>();
  const differing = new Set<string>();
  const kept = { months: 0, fen: 0 };
  const sumOf = (key: string): MonthSums => {
    const known = sums.get(key);
    if (known !== undefined) return known;
    const [month = '', benefit = ''] = key.split('/');
    const fresh = {
      ...{ month, benefit, recomputed: 0, due: 0, paid: 0, returned: 0 },
      ...{ recovered: 0, waived: 0, owed: 0, overpaid: 0 },
    };
    sums.set(key, fresh);
    return fresh;
  };
  const compare = (person: PersonRef, recomputed: DueSums, lines: readonly LedgerLine[], by: string) => {
    const held = dueHeld(lines);
    const keys = new Set([...recomputed.keys(), ...held.keys()]);
    for (const key of keys) {
      const [anew, ledger] = [recomputed.get(key) ?? (recomputed.has(key) ? null : 0), held.get(key) ?? 0];
      if (anew !== null && anew !== ledger)
        differing.add(
          `${key} of ${person}: ${formatMoney(ledger)} due in the ledger, ${formatMoney(anew)} ${by}`,
        );
    }
    return keys.size;
  };
  return {
    add: (person, recomputed, lines) => {
      compare(person, recomputed, lines, 'by its dossier');
      const held = dueHeld(lines);
      for (const [key, fen] of recomputed) {
        if (fen === null) kept.months += 1;
        if (fen === null) kept.fen += held.get(key) ?? 0;
        sumOf(key).recomputed += fen ?? held.get(key) ?? 0;
      }
      for (const balance of balancesOf(lines).values()) {
        const { benefit, month, due, paid, returned, recovered, waived } = balance;
        const sum = sumOf(`${month}/${benefit}`);
        const open = openFen(balance);
        sum.due += due;
        sum.paid += paid;
        sum.returned += returned;
        sum.recovered += recovered;
        sum.waived += waived;
        if (open > 0) sum.owed += open;
        else sum.overpaid -= open;
      }
    },
    compare: (person, recomputed, lines) => compare(person, recomputed, lines, 'by json-rules-engine'),
    months: () => [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
    kept: () => kept,
    differences: () => [...differing, ...[...sums.values()].flatMap(unbalanced)],
  };
}

/** A month and benefit whose sums do not come out even: Σdue = Σpaid − returned − recovered − waived + owed − overpaid. */
function unbalanced(sum: MonthSums): string[] {
  const { month, benefit, recomputed, due, paid, returned, recovered, waived, owed, overpaid } = sum;
  const place = `${month} ${benefit}`;
  const settled = paid - returned - recovered - waived + owed - overpaid;
  return [
    ...(due === recomputed
      ? []
      : [`${place}: ${formatMoney(due)} due in the ledger, ${formatMoney(recomputed)} by all dossiers`]),
    ...(due === settled
      ? []
      : [`${place}: ${formatMoney(due)} due, ${formatMoney(settled)} by what was paid and is open`]),
  ];
}

function dueHeld(lines: readonly LedgerLine[]): Map<string, number> {
  const held = new Map<string, number>();
  for (const { kind, month, benefit, fen } of lines)
    if (kind === 'due') held.set(`${month}/${benefit}`, (held.get(`${month}/${benefit}`) ?? 0) + fen);
  return held;
}
