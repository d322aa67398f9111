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
  /** A whole svg element. */
  readonly svg: string;
}

interface Series {
  readonly name: string;
  readonly type: 'bar' | 'line';
  readonly values: readonly number[];
}

const SIZE = { width: 360, height: 170 };
const COLOURS = ['#1f5c99', '#e08a1e', '#5b8c5a', '#b23a48', '#7a6c9d', '#8d8d8d'];

/** The charts of the page, drawn here: the page needs nothing from anywhere. */
export function reportCharts({ months }: CountyReport): Chart[] {
  const labels = months.map(({ month }) => month.slice(2));
  const over = (of: (at: (typeof months)[number]) => number) => months.map(of);
  const yuan = (fen = 0) => Math.round(fen / 100);
  const stacked = (title: Bilingual, series: readonly Series[]): Chart => ({
    title,
    svg: drawn(labels, series, true),
  });
  const change = (name: string, ...kinds: readonly string[]): Series => ({
    name,
    type: 'bar',
    values: over(({ changes }) => kinds.reduce((sum, kind) => sum + (changes[kind] ?? 0), 0)),
  });
  const bar = (name: string, values: readonly number[]): Series => ({ name, type: 'bar', values });
  return [
    {
      title: { zh: '每月领取人数', en: 'Recipients by month' },
      svg: drawn(labels, [{ name: '人 people', type: 'line', values: over(({ recipients }) => recipients) }]),
    },
    stacked({ zh: '每月发放（元）', en: 'Paid by benefit (yuan)' }, [
      bar(
        '生活 living',
        over(({ paid }) => yuan(paid.living)),
      ),
      bar(
        '护理 nursing',
        over(({ paid }) => yuan(paid.nursing)),
      ),
    ]),
    stacked({ zh: '发放变动的人次', en: 'Payments that changed, by cause' }, [
      change('新增 new', 'new'),
      change('停发 stopped', 'stopped'),
      change('调整 adjusted', 'raised', 'lowered', 'corrected'),
      change('补发 arrears', 'arrears'),
      change('抵扣 set off', 'set-off'),
    ]),
    {
      title: { zh: '疑点：发现与办结', en: 'Findings: opened and settled' },
      svg: drawn(labels, [
        bar(
          '发现 opened',
          over(({ found }) => sumOf(found)),
        ),
        bar(
          '办结 settled',
          over(({ settled }) => sumOf(settled) - (settled['ask-visit'] ?? 0)),
        ),
      ]),
    },
    {
      title: { zh: '申请到审定的天数（件）', en: 'Days from application to decision (cases)' },
      svg: daysChart(months.flatMap(({ daysToDecide }) => daysToDecide)),
    },
    stacked({ zh: '申请结果（件）', en: 'Applications decided' }, [
      bar(
        '认定 granted',
        over(({ granted }) => granted),
      ),
      bar(
        '不予认定 refused',
        over(({ refused }) => refused),
      ),
    ]),
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
  return drawn(labels, [{ name: '件 cases', type: 'bar', values }]);
}

function drawn(labels: readonly string[], series: readonly Series[], isStacked = false): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  chart.setOption({
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: 'sans-serif' },
    legend:
      series.length > 1 ? { top: 0, itemHeight: 8, itemWidth: 12, textStyle: { fontSize: 10 } } : undefined,
    grid: { left: 4, right: 8, top: series.length > 1 ? 26 : 12, bottom: 4 },
    xAxis: { type: 'category', data: [...labels], axisLabel: { fontSize: 9 } },
    yAxis: { type: 'value', axisLabel: { fontSize: 9 } },
    series: series.map(({ name, type, values }) => ({
      name,
      type,
      data: [...values],
      showSymbol: false,
      ...(isStacked && { stack: 'all' }),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function sumOf(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((sum, each) => sum + (each ?? 0), 0);
}
