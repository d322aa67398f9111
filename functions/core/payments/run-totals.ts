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

/** Totals of a page of people. */
export function totalsOf(
  page: readonly { readonly settlement: Settlement; readonly payment: RunPayment | undefined }[],
): RunTotals {
  const payments = { people: 0, fen: 0 };
  const unpayable = { people: 0, fen: 0 };
  const byBenefit = new Map<string, Sum>();
  const changes = new Map<string, Sum>();
  const byClass = new Map<string, Map<string, Sum>>();
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
    people: page.length,
    payments,
    unpayable,
    byBenefit: Object.fromEntries(byBenefit),
    changes: Object.fromEntries(changes),
    byClass: Object.fromEntries([...byClass].map(([id, classes]) => [id, Object.fromEntries(classes)])),
  };
}

/** Totals of two parts of a run that have nobody in common. */
export function joinTotals(one: RunTotals, other: RunTotals): RunTotals {
  const classes = new Set([...Object.keys(one.byClass), ...Object.keys(other.byClass)]);
  return {
    people: one.people + other.people,
    payments: joined(one.payments, other.payments),
    unpayable: joined(one.unpayable, other.unpayable),
    byBenefit: joinedByKey(one.byBenefit, other.byBenefit),
    changes: joinedByKey(one.changes, other.changes),
    byClass: Object.fromEntries(
      [...classes].map((id) => [id, joinedByKey(one.byClass[id] ?? {}, other.byClass[id] ?? {})]),
    ),
  };
}

function joinedByKey(
  one: Readonly<Partial<Record<string, Tally>>>,
  other: Readonly<Partial<Record<string, Tally>>>,
): Record<string, Tally> {
  const sums: Record<string, Tally> = {};
  for (const [key, tally] of [...Object.entries(one), ...Object.entries(other)])
    if (tally !== undefined) sums[key] = joined(sums[key] ?? { people: 0, fen: 0 }, tally);
  return sums;
}

function joined(one: Tally, other: Tally): Tally {
  return { people: one.people + other.people, fen: one.fen + other.fen };
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
