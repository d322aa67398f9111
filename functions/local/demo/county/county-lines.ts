import { join } from 'node:path';
import { displayWidth } from '../../terminal/display-width.ts';
import { shownPath } from '../../terminal/shown-path.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { servedLines } from '../read-again-lines.ts';
import { HOME } from './county-plan.ts';
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
    ...readAgain(told, terminal),
  ];
}

function readAgain({ folder, report }: ToldCounty, terminal: Terminal): string[] {
  const { county, through } = report;
  const title = { zh: '这个县可以接着读', en: 'Read the same county over HTTP' };
  return servedLines({ title, folder, policies: join(folder, 'policies') }, terminal, [
    `payment-runs?jurisdiction=${HOME}`,
    `findings?list=found&month=${county.from}`,
    `recoveries?jurisdiction=${HOME}`,
    `oversight?jurisdiction=${HOME}&from=${county.from}&to=${through}`,
  ]);
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
