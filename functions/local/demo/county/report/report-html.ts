import type { Bilingual } from '../../../../core/shared/text.ts';
import type { CountyReport } from './county-report.ts';
import { reportCharts } from './report-charts.ts';
import { COLUMNS, quarterRows, SUMS } from './report-quarters.ts';
import { NOTICE, paragraphs, reportTitle, verdict } from './report-texts.ts';

const STYLE = `
@page { size: A4 portrait; margin: 8mm 9mm; }
@media print { * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
* { box-sizing: border-box; }
body { font: 10px/1.35 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1b2430; margin: 0 auto; width: 192mm; }
h1 { font-size: 17px; margin: 0; } h2 { font-size: 11px; margin: 0 0 1px; color: #1f5c99; }
p { margin: 0; } .en { color: #4f5b69; font-size: 8.2px; line-height: 1.25; }
.notice { margin: 3px 0 5px; padding: 3px 6px; background: #fff4df; }
.story { display: grid; grid-template-columns: 1fr 1fr; gap: 5px 14px; margin-bottom: 5px; }
.charts { display: grid; grid-template-columns: 1fr 1fr; gap: 3px 14px; }
figure { margin: 0; break-inside: avoid; } figcaption { font-size: 8.2px; color: #4f5b69; }
svg { width: 100%; height: auto; display: block; }
table { width: 100%; border-collapse: collapse; margin-top: 2px; font-size: 8.8px; line-height: 1.25; }
th, td { text-align: right; padding: 1px 4px; border-bottom: 1px solid #d9dee5; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; } tr:last-child td { font-weight: bold; border-top: 1px solid #1b2430; }
th { font-weight: normal; color: #4f5b69; }
.sums { margin-top: 5px; }
.verdict { margin-top: 4px; padding: 3px 6px; border-left: 4px solid #5b8c5a; background: #eef5ee; }
.differs { border-color: #b23a48; background: #fbeeee; }`;

/** The page as one file that needs no other and fits on one sheet of A4. */
export function reportHtml(report: CountyReport): string {
  const title = reportTitle(report);
  const { differences } = report.reconciliation;
  const story = paragraphs(report).map(
    ({ title: head, text }) => `<section><h2>${both(head)}</h2>${told(text)}</section>`,
  );
  const charts = reportCharts(report).map(
    ({ title: head, svg, note }) =>
      `<figure><h2>${both(head)}</h2>${svg}${note ? `<figcaption>${both(note)}</figcaption>` : ''}</figure>`,
  );
  const heads = COLUMNS.map(
    ([zh, en]) => `<th>${escaped(zh)}<br><span class="en">${escaped(en)}</span></th>`,
  );
  const rows = quarterRows(report.reconciliation.months).map(
    (cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title.zh)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(title.zh)}</h1><p class="en">${escaped(title.en)}</p>
<div class="notice">${told(NOTICE)}</div>
<div class="story">${story.join('')}</div>
<div class="charts">${charts.join('')}</div>
<div class="sums"><h2>${both({ zh: '对账', en: 'Reconciliation' })}</h2>${told(SUMS)}</div>
<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>
<div class="verdict${differences.length > 0 ? ' differs' : ''}">${told(verdict(report))}</div>
</body></html>
`;
}

function both({ zh, en }: Bilingual): string {
  return `${escaped(zh)} <span class="en">${escaped(en)}</span>`;
}

function told({ zh, en }: Bilingual): string {
  return `<p>${escaped(zh)}</p><p class="en">${escaped(en)}</p>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
