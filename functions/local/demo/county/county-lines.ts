import { displayWidth } from '../../terminal/display-width.ts';
import { shownPath } from '../../terminal/shown-path.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { quoted } from '../read-again-lines.ts';
import type { ToldCounty } from './demo-county.ts';
import { COLUMNS, quarterRows } from './report/report-quarters.ts';
import { NOTICE, paragraphs, reportTitle, verdict } from './report/report-texts.ts';

const mostDifferences = 20;

/** The county for people: the story, the sums to the 分, whether they agree, and where the page lies. */
export function countyLines(told: ToldCounty, terminal: Terminal): string[] {
  const { report, seconds, megabytes } = told;
  const { paint, language, folder: from } = terminal;
  const isChinese = language === 'zh';
  const { differences } = report.reconciliation;
  const heads = COLUMNS.map(([zh, en]) => (isChinese ? zh : en));
  const said = verdict(report)[language];
  const path = (one: string) => shownPath(one, from);
  return [
    '',
    paint('bold', `━━ ${reportTitle(report)[language]}`),
    paint('dim', NOTICE[language]),
    ...paragraphs(report).flatMap(({ title, text }) => [
      '',
      paint('cyan', title[language]),
      `  ${text[language]}`,
    ]),
    '',
    paint(
      'cyan',
      isChinese ? '对账（元，按补贴所属季度）' : 'Reconciliation (yuan, by the quarter the money is for)',
    ),
    ...columns([heads, ...quarterRows(report.reconciliation.months)]),
    '',
    differences.length === 0 ? paint('green', `${said} ✓`) : paint('red', said),
    ...differences.slice(0, mostDifferences).map((difference) => paint('red', `  ${difference}`)),
    '',
    `${isChinese ? '一页报告' : 'The one-page report'}: ${path(told.html)}  ${path(told.markdown)}`,
    isChinese
      ? `用时 ${seconds.toFixed(1)} 秒，内存最多 ${megabytes} MB`
      : `It took ${seconds.toFixed(1)} s and at most ${megabytes} MB`,
    `  npm start -- --data ${quoted(path(told.folder))} --policies ${quoted(path(`${told.folder}/policies`))}`,
  ];
}

/** Rows with their numbers under each other: all but the first column to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const blank = ' '.repeat((widths[at] ?? 0) - displayWidth(cell));
        return at === 0 ? cell + blank : blank + cell;
      })
      .join('  '),
  );
}
