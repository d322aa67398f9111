import type { FigureLabel } from '../../core/oversight/figure.ts';
import type { OversightSheet } from '../../core/oversight/oversight-sheet.ts';
import { rates } from '../../core/oversight/rates.ts';
import { shownFigure } from '../../core/oversight/shown-sheet.ts';
import { topicFigures } from '../../core/oversight/topic-figures.ts';
import type { TopicId } from '../../core/oversight/topics.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import { type OversightRequest, overseeAll } from '../../core/use-cases/oversight/oversee-area.ts';
import type { OversightServices } from '../../core/use-cases/oversight/oversight-services.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What fits on a terminal; all figures are in --csv and --json. */
const shown = [
  ['received', 'cases', { zh: '受理', en: 'TAKEN' }],
  ['decided', 'cases', { zh: '应审', en: 'TO DECIDE' }],
  ['payments', 'sent', { zh: '发放人次', en: 'PAYMENTS' }],
  ['payments', 'sentAmount', { zh: '发放金额', en: 'YUAN SENT' }],
  ['payments', 'returnedAmount', { zh: '退回金额', en: 'YUAN RETURNED' }],
  ['findings', 'found', { zh: '疑点', en: 'FINDINGS' }],
  ['findings', 'open', { zh: '未办结', en: 'OPEN' }],
  ['findings', 'honestMistakes', { zh: '容错', en: 'HONEST' }],
  ['discovery', 'told', { zh: '已告知', en: 'TOLD' }],
  ['discovery', 'tookUp', { zh: '告知后申请', en: 'TOOK UP' }],
] as const satisfies readonly (readonly [TopicId, string, Bilingual])[];

const shownRates: Readonly<Record<string, Bilingual>> = {
  pushInTime: { zh: '按时推送%', en: 'PUSHED IN TIME %' },
  meanRating: { zh: '满意度', en: 'RATING' },
};

/** The main figures as a table, one row for each county and sum. */
export async function oversightLines(
  services: OversightServices,
  asked: OversightRequest,
  { paint, language }: Pick<Terminal, 'paint' | 'language'>,
): Promise<string> {
  const own: Bilingual[] = [
    { zh: '代码', en: 'CODE' },
    { zh: '名称', en: 'NAME' },
  ];
  const labels = [...own, ...shown.map(([, , label]) => label), ...Object.values(shownRates)];
  const rows = [labels.map((label) => paint('bold', label[language]))];
  for await (const { kind, sheet } of overseeAll(services, asked)) {
    const cells = cellsOf(sheet);
    rows.push(kind === 'county' ? cells : cells.map((cell) => paint('cyan', cell)));
  }
  return table(rows);
}

function cellsOf(sheet: OversightSheet): string[] {
  const { jurisdiction, name, figures } = sheet;
  return [
    jurisdiction,
    name,
    ...shown.map(([topic, id]) => cellOf(topicFigures[topic], id, figures[topic][id] ?? 0)),
    ...rates.flatMap(({ id, of }) => (id in shownRates ? [String(of(figures) ?? '—')] : [])),
  ];
}

function cellOf(labels: readonly FigureLabel[], id: string, value: number): string {
  const label = labels.find((one) => one.id === id);
  return String(label === undefined ? value : shownFigure(label, value));
}
