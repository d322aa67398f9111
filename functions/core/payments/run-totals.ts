import type { RunChangeKind, RunPayment, RunTotals, Tally } from './payment-run.ts';
import type { Settlement } from './settlement.ts';

/** A run before its first person. */
export const noTotals: RunTotals = {
  people: 0,
  payments: { people: 0, fen: 0 },
  byClass: {},
  byBenefit: {},
  changes: {},
  unpayable: { people: 0, fen: 0 },
};

/** Class under which an amount stands that no class of the policy gives, such as one that an officer set. */
const withoutClass = 'other';

interface Sum {
  people: number;
  fen: number;
}

/** Totals of a run with a page of people more. */
export function addToTotals(
  totals: RunTotals,
  page: readonly { readonly settlement: Settlement; readonly payment: RunPayment | undefined }[],
): RunTotals {
  const payments = { ...totals.payments };
  const unpayable = { ...totals.unpayable };
  const byBenefit = copies(totals.byBenefit);
  const changes = copies(totals.changes);
  const byClass = new Map(Object.entries(totals.byClass).map(([id, classes]) => [id, copies(classes)]));
  for (const { settlement, payment } of page) {
    if (payment !== undefined && payment.fen > 0) count(payments, payment.fen);
    if (settlement.unpayable > 0) count(unpayable, settlement.unpayable);
    for (const [benefit, fen] of Object.entries(settlement.pays)) count(sumOf(byBenefit, benefit), fen);
    for (const { benefit, fen, due } of settlement.month) {
      if (fen === 'keep' || fen === 0) continue;
      const classes = byClass.get(benefit) ?? new Map<string, Sum>();
      byClass.set(benefit, classes);
      count(sumOf(classes, due?.class ?? withoutClass), fen);
    }
    const seen = new Set<RunChangeKind>();
    for (const { kind, fen } of settlement.changes) {
      const sum = sumOf(changes, kind);
      if (!seen.has(kind)) sum.people += 1;
      seen.add(kind);
      sum.fen += fen;
    }
  }
  return {
    people: totals.people + page.length,
    payments,
    unpayable,
    byBenefit: Object.fromEntries(byBenefit),
    changes: Object.fromEntries(changes),
    byClass: Object.fromEntries([...byClass].map(([id, classes]) => [id, Object.fromEntries(classes)])),
  };
}

function copies(tallies: Readonly<Partial<Record<string, Tally>>>): Map<string, Sum> {
  return new Map(
    Object.entries(tallies).map(([key, tally]) => [
      key,
      { people: tally?.people ?? 0, fen: tally?.fen ?? 0 },
    ]),
  );
}

function sumOf(sums: Map<string, Sum>, key: string): Sum {
  const known = sums.get(key);
  if (known !== undefined) return known;
  const sum = { people: 0, fen: 0 };
  sums.set(key, sum);
  return sum;
}

function count(sum: Sum, fen: number): void {
  sum.people += 1;
  sum.fen += fen;
}
