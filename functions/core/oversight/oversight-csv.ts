import { formatMoney } from '../shared/money.ts';
import type { Bilingual } from '../shared/text.ts';
import type { FigureLabel, FigureSums } from './figure.ts';
import { type OversightSheet, rhythmFigures } from './oversight-sheet.ts';
import type { Period } from './period.ts';
import { rates } from './rates.ts';
import { topicFigures } from './topic-figures.ts';
import { topicIds, topicLabels } from './topics.ts';

/** What a row of the table stands for; whoever adds up a column leaves the sums out. */
export type RowKind = 'county' | 'province' | 'total';
const kinds: Readonly<Record<RowKind, Bilingual>> = {
  county: { zh: '县', en: 'county' },
  province: { zh: '省合计', en: 'province' },
  total: { zh: '总计', en: 'total' },
};

interface Column {
  readonly head: Bilingual;
  readonly cell: (sheet: OversightSheet, kind: RowKind, period: Period) => string | number | Bilingual;
}

const own: readonly Column[] = [
  { head: { zh: '行', en: 'row' }, cell: (_, kind) => kinds[kind] },
  { head: { zh: '行政区划代码', en: 'code' }, cell: ({ jurisdiction }) => jurisdiction },
  { head: { zh: '名称', en: 'name' }, cell: ({ name }) => name },
  { head: { zh: '县数', en: 'counties' }, cell: ({ counties }) => counties },
  { head: { zh: '起', en: 'from' }, cell: (_, __, { from }) => from },
  { head: { zh: '止', en: 'to' }, cell: (_, __, { to }) => to },
];

const figureColumns: readonly Column[] = topicIds.flatMap((topic) =>
  topicFigures[topic].map((figure) => column(topicLabels[topic], figure, ({ figures }) => figures[topic])),
);

const rhythm = { zh: '发放节奏', en: 'Rhythm of payment' };
const rest: readonly Column[] = [
  ...rhythmFigures.map((figure) => column(rhythm, figure, (sheet) => sheet.rhythm)),
  ...rates.map(({ label, of }): Column => ({ head: label, cell: ({ figures }) => of(figures) ?? '' })),
];

/** For spreadsheets, which take a file without it for another encoding. */
const BOM = '\uFEFF';

/** The table as CSV (RFC 4180), line by line with their ends; money in yuan. `benefits` get a column of their own each. */
export function oversightCsv(language: keyof Bilingual, period: Period, benefits: readonly string[]) {
  const columns = [...own, ...figureColumns, ...benefits.map(sentFor), ...rest];
  const lineOf = (cells: readonly (string | number | Bilingual)[]) =>
    `${cells.map((cell) => quoted(String(typeof cell === 'object' ? cell[language] : cell))).join(',')}\r\n`;
  return {
    head: BOM + lineOf(columns.map(({ head }) => head)),
    row: (sheet: OversightSheet, kind: RowKind) =>
      lineOf(columns.map(({ cell }) => cell(sheet, kind, period))),
  };
}

function column(
  topic: Bilingual,
  { id, unit, label }: FigureLabel,
  sumsOf: (sheet: OversightSheet) => FigureSums,
): Column {
  const yuan = unit === 'fen' ? { zh: '（元）', en: ', yuan' } : { zh: '', en: '' };
  return {
    head: { zh: `${topic.zh}：${label.zh}${yuan.zh}`, en: `${topic.en}: ${label.en}${yuan.en}` },
    cell: (sheet) => {
      const value = sumsOf(sheet)[id] ?? 0;
      return unit === 'fen' ? formatMoney(value) : value;
    },
  };
}

function sentFor(benefit: string): Column {
  return {
    head: { zh: `提交银行金额：${benefit}（元）`, en: `Amount sent to the bank: ${benefit}, yuan` },
    cell: ({ sentByBenefit }) => formatMoney(sentByBenefit[benefit]?.fen ?? 0),
  };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
