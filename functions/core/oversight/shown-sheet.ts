import { formatMoney } from '../shared/money.ts';
import type { FigureLabel, FigureSums } from './figure.ts';
import { type OversightSheet, rhythmFigures } from './oversight-sheet.ts';
import { rates } from './rates.ts';
import { topicFigures } from './topic-figures.ts';
import { topicIds } from './topics.ts';

/** A sheet as it is answered: every figure by topic and id, money in yuan as decimal text, rates from the sums. */
export function shownSheet({ jurisdiction, name, counties, figures, ...sheet }: OversightSheet) {
  const shown = topicIds.map((topic) => [topic, shownFigures(topicFigures[topic], figures[topic])]);
  const sent = Object.entries(sheet.sentByBenefit).map(([benefit, { people, fen }]) => [
    benefit,
    { payments: people, amount: formatMoney(fen) },
  ]);
  return {
    jurisdiction,
    name,
    counties,
    figures: Object.fromEntries(shown),
    rhythm: shownFigures(rhythmFigures, sheet.rhythm),
    sentByBenefit: Object.fromEntries(sent),
    rates: Object.fromEntries(rates.map(({ id, of }) => [id, of(figures)])),
    notMonthly: sheet.notMonthly.map(({ jurisdiction: _, ...year }) => year),
  };
}

/** A figure as it is answered. */
export function shownFigure({ unit }: Pick<FigureLabel, 'unit'>, value: number): number | string {
  return unit === 'fen' ? formatMoney(value) : value;
}

function shownFigures(labels: readonly FigureLabel[], sums: FigureSums) {
  return Object.fromEntries(labels.map((label) => [label.id, shownFigure(label, sums[label.id] ?? 0)]));
}
