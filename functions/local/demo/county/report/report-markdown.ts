import type { CountyReport } from './county-report.ts';
import { COLUMNS, quarterRows, SUMS } from './report-quarters.ts';
import { NOTICE, paragraphs, reportTitle, verdict, yuan } from './report-texts.ts';

/** The same page as text: the charts are a table of months. */
export function reportMarkdown(report: CountyReport): string {
  const title = reportTitle(report);
  const said = verdict(report);
  return [
    `# ${title.zh}`,
    `*${title.en}*`,
    `> ${NOTICE.zh}\n>\n> *${NOTICE.en}*`,
    ...paragraphs(report).flatMap(({ title: head, text }) => [
      `## ${head.zh} · ${head.en}`,
      text.zh,
      `*${text.en}*`,
    ]),
    '## 逐月 · Month by month',
    table(MONTH_COLUMNS, monthRows(report)),
    '## 对账（元） · Reconciliation (yuan)',
    `${SUMS.zh}\n\n*${SUMS.en}*`,
    table(
      COLUMNS.map(([zh, en]) => `${zh} ${en}`),
      quarterRows(report.reconciliation.months),
    ),
    `**${said.zh}**`,
    `*${said.en}*`,
    ...report.reconciliation.differences.slice(0, 20).map((difference) => `- ${difference}`),
    '',
  ].join('\n\n');
}

const MONTH_COLUMNS = [
  '月 month',
  '领取 recipients',
  '生活（元） living (yuan)',
  '护理（元） nursing (yuan)',
  '新增 new',
  '停发 stopped',
  '调整 adjusted',
  '补算以前月份 earlier months',
  '疑点 found',
  '认定 granted',
  '不予认定 refused',
  '退回 returned',
];

function monthRows({ months }: CountyReport): string[][] {
  return months.map(({ month, recipients, paid, changes, found, granted, refused, returned }) => [
    month,
    String(recipients),
    yuan(paid.living ?? 0),
    yuan(paid.nursing ?? 0),
    String(changes.new ?? 0),
    String(changes.stopped ?? 0),
    String((changes.raised ?? 0) + (changes.lowered ?? 0)),
    String((changes.arrears ?? 0) + (changes.corrected ?? 0)),
    String(Object.values(found).reduce((sum, each) => sum + each, 0)),
    String(granted),
    String(refused),
    String(returned),
  ]);
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(columns), line(rule), ...rows.map(line)].join('\n');
}
