import type { Bilingual } from '../../../../core/shared/text.ts';
import type { MonthSums } from '../reconcile/reconciliation.ts';
import { yuan } from './report-texts.ts';

/** Titles of the sums' columns, Chinese and English. */
export const COLUMNS: readonly (readonly [zh: string, en: string])[] = [
  ['补贴月份', 'months'],
  ['应发（重算）', 'due, anew'],
  ['应发（台账）', 'due, ledger'],
  ['已发', 'paid'],
  ['退回', 'returned'],
  ['追回', 'recovered'],
  ['核销', 'waived'],
  ['尚欠', 'owed'],
  ['多发未追', 'overpaid'],
];

/** How the columns hang together. */
export const SUMS: Bilingual = {
  zh: '单位：元，按补贴所属月份（不是发放月份）。应发 = 已发 − 退回 − 追回 − 核销 + 尚欠 − 多发未追；已发含以应发抵扣的多发。',
  en: 'Yuan, by the month the money is for (not the month of payment). due = paid − returned − recovered − waived + owed − overpaid; paid includes what was set off against overpaid months.',
};

/** The sums by quarter of the months they are for, and all together; every cell to the 分. */
export function quarterRows(months: readonly MonthSums[]): string[][] {
  const quarters = Map.groupBy(months, ({ month }) => quarterOf(month));
  return [...[...quarters].map(([quarter, own]) => rowOf(quarter, own)), rowOf('合计 total', months)];
}

function rowOf(label: string, months: readonly MonthSums[]): string[] {
  const sum = (of: (one: MonthSums) => number) => yuan(months.reduce((total, one) => total + of(one), 0));
  return [
    label,
    sum(({ recomputed }) => recomputed),
    sum(({ due }) => due),
    sum(({ paid }) => paid),
    sum(({ returned }) => returned),
    sum(({ recovered }) => recovered),
    sum(({ waived }) => waived),
    sum(({ owed }) => owed),
    sum(({ overpaid }) => overpaid),
  ];
}

function quarterOf(month: string): string {
  return `${month.slice(0, 4)} Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}
