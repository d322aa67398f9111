import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Bilingual } from '../../../../core/shared/text.ts';
import type { CountyReport } from './county-report.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** A drawing with its title. */
export interface Chart {
  readonly title: Bilingual;
  /** What stands out, explained. */
  readonly note?: Bilingual;
  /** A whole svg element. */
  readonly svg: string;
}

interface Series {
  readonly name: string;
  readonly type: 'bar' | 'line';
  readonly values: readonly number[];
}

const SIZE = { width: 360, height: 130 };
const COLOURS = ['#1f5c99', '#e08a1e', '#5b8c5a', '#b23a48', '#7a6c9d', '#8d8d8d'];

/** The charts of the page, drawn here: the page needs nothing from anywhere. */
export function reportCharts({ months, county }: CountyReport): Chart[] {
  const labels = months.map(({ month }) => month.slice(2));
  const over = (of: (at: (typeof months)[number]) => number) => months.map(of);
  const yuan = (fen = 0) => Math.round(fen / 100);
  const bar = (name: string, values: readonly number[]): Series => ({ name, type: 'bar', values });
  const change = (name: string, ...kinds: readonly string[]): Series =>
    bar(
      name,
      over(({ changes }) => kinds.reduce((sum, kind) => sum + (changes[kind] ?? 0), 0)),
    );
  const byMonth = (unit: string, series: readonly Series[], isStacked = true) =>
    drawn({ labels, series, unit, isStacked });
  const { from } = county;
  return [
    {
      title: { zh: '每月领取人数', en: 'Recipients by month' },
      svg: byMonth('人 people', [
        { name: '人 people', type: 'line', values: over(({ recipients }) => recipients) },
      ]),
    },
    {
      title: { zh: '每月送银行', en: 'Sent to the bank by month' },
      svg: byMonth('元 yuan', [
        bar(
          '生活 living',
          over(({ paid }) => yuan(paid.living)),
        ),
        bar(
          '护理 nursing',
          over(({ paid }) => yuan(paid.nursing)),
        ),
      ]),
    },
    {
      title: { zh: '发放变动', en: 'Payments that changed, by cause' },
      note: {
        zh: `${from} 的新增此前已在领；标准提高时人人调整。`,
        en: `New in ${from}: received before the platform came. Rises adjust everybody.`,
      },
      svg: byMonth('人次', [
        change('新增 new', 'new'),
        change('停发 stopped', 'stopped'),
        change('调整 adjusted', 'raised', 'lowered'),
        change('以前月 earlier', 'arrears', 'corrected'),
      ]),
    },
    {
      title: { zh: '疑点', en: 'Findings' },
      note: {
        zh: `${from} 首次比对，应享未享一次发现。`,
        en: `The first comparison (${from}) shows all who were missed.`,
      },
      svg: byMonth(
        '项 findings',
        [
          bar(
            '发现 opened',
            over(({ found }) => sumOf(found)),
          ),
          bar(
            '办结 settled',
            over(({ settled }) => sumOf(settled) - (settled['ask-visit'] ?? 0)),
          ),
        ],
        false,
      ),
    },
    {
      title: { zh: '从申请到审定用了多少天', en: 'Days from application to decision' },
      note: {
        zh: '日历天数；三天以内多为初审不予认定。',
        en: 'Calendar days; within three: mostly refused at the first stage.',
      },
      svg: daysChart(months.flatMap(({ daysToDecide }) => daysToDecide)),
    },
    {
      title: { zh: '申请结果', en: 'Applications decided' },
      svg: byMonth('件 cases', [
        bar(
          '认定 granted',
          over(({ granted }) => granted),
        ),
        bar(
          '不予认定 refused',
          over(({ refused }) => refused),
        ),
      ]),
    },
  ];
}

function daysChart(days: readonly number[]): string {
  const borders = [3, 7, 10, 15, 20, 30, Number.POSITIVE_INFINITY];
  const labels = borders.map((most, at) => {
    const least = at === 0 ? 0 : (borders[at - 1] ?? 0) + 1;
    return most === Number.POSITIVE_INFINITY ? `≥${least}` : `${least}–${most}`;
  });
  const values = borders.map(
    (most, at) => days.filter((day) => day <= most && (at === 0 || day > (borders[at - 1] ?? 0))).length,
  );
  const unit = '件 cases';
  return drawn({ labels, series: [{ name: unit, type: 'bar', values }], unit });
}

interface Drawing {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Of the values. */
  readonly unit: string;
  readonly isStacked?: boolean;
}

function drawn({ labels, series, unit, isStacked = false }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  const small = { fontSize: 9, color: '#4f5b69' };
  chart.setOption({
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: 'sans-serif' },
    legend:
      series.length > 1
        ? { top: 0, right: 0, itemGap: 7, itemHeight: 7, itemWidth: 9, textStyle: small }
        : undefined,
    grid: { left: 4, right: 8, top: 22, bottom: 2 },
    xAxis: { type: 'category', data: [...labels], axisLabel: small },
    yAxis: {
      type: 'value',
      name: unit,
      nameGap: 8,
      nameTextStyle: { ...small, align: 'left' },
      axisLabel: small,
    },
    series: series.map(({ name, type, values }) => ({
      name,
      type,
      data: [...values],
      showSymbol: false,
      ...(isStacked && type === 'bar' && { stack: 'all' }),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function sumOf(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((sum, each) => sum + (each ?? 0), 0);
}
