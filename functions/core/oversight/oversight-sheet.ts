import type { MonthlyPaymentReport } from '../payments/monthly-payment-report.ts';
import type { Tally } from '../payments/payment-run.ts';
import { addSums, type FigureLabel, type FigureSums } from './figure.ts';
import { type TopicId, topicIds } from './topics.ts';

/** What an authority did in a period, or several together. It names nobody. */
export interface OversightSheet {
  readonly jurisdiction: string;
  readonly name: string;
  /** Authorities that are added up in it. */
  readonly counties: number;
  readonly figures: Readonly<Record<TopicId, FigureSums>>;
  readonly rhythm: FigureSums;
  /** What was sent to the bank, by benefit; people and 分. */
  readonly sentByBenefit: Readonly<Record<string, Tally>>;
  /** By year, for one that did not pay monthly (N 9); empty in sums. */
  readonly notMonthly: readonly MonthlyPaymentReport[];
}

/** Months of the period without a payment in time; several together: how many of them. */
export const rhythmFigures: readonly FigureLabel[] = [
  {
    id: 'notMonthly',
    unit: 'count',
    label: { zh: '未按月发放的县', en: 'counties that did not pay monthly' },
  },
  { id: 'monthsUnpaid', unit: 'count', label: { zh: '未发放月数', en: 'months without a payment' } },
  { id: 'monthsLate', unit: 'count', label: { zh: '迟发月数', en: 'months paid late' } },
];

/** A sheet of nobody. */
export function emptySheet(jurisdiction: string, name: string): OversightSheet {
  const figures = Object.fromEntries(topicIds.map((id) => [id, {}])) as Record<TopicId, FigureSums>;
  return { jurisdiction, name, counties: 0, figures, rhythm: {}, sentByBenefit: {}, notMonthly: [] };
}

/** A sum with one sheet more. */
export function addSheet(sum: OversightSheet, one: OversightSheet): OversightSheet {
  const figures = topicIds.map((id) => [id, addSums(sum.figures[id], one.figures[id])]);
  return {
    ...sum,
    counties: sum.counties + one.counties,
    figures: Object.fromEntries(figures) as Record<TopicId, FigureSums>,
    rhythm: addSums(sum.rhythm, one.rhythm),
    sentByBenefit: addTallies(sum.sentByBenefit, one.sentByBenefit),
  };
}

/** Tallies by key, added. */
export function addTallies(
  one: Readonly<Record<string, Tally>>,
  other: Readonly<Record<string, Tally>>,
): Record<string, Tally> {
  const sums: Record<string, Tally> = { ...one };
  for (const [key, { people, fen }] of Object.entries(other)) {
    const before = sums[key] ?? { people: 0, fen: 0 };
    sums[key] = { people: before.people + people, fen: before.fen + fen };
  }
  return sums;
}
