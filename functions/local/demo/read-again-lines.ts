import type { Bilingual } from '../../core/shared/text.ts';
import { shownPath } from '../terminal/shown-path.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ToldCase } from './demo-report.ts';

/** How to read the same cases over HTTP afterwards. */
export function readAgainLines(folder: string, cases: readonly ToldCase[], terminal: Terminal): string[] {
  const title = { zh: '这两件案件可以接着读', en: 'Read the same two cases over HTTP' };
  return servedLines({ title, folder }, terminal, [
    ...['2023-03', '2023-04'].map((month) => `cases?list=competent&month=${month}`),
    ...cases.flatMap(({ id }) => ['', '/events', '/notice'].map((part) => `cases/${id}${part}`)),
  ]);
}

/** What serves a data folder, a token for it, and what to ask for below /v1. */
export function servedLines(
  {
    title,
    folder,
    policies,
  }: { readonly title: Bilingual; readonly folder: string; readonly policies?: string },
  { paint, language, folder: from }: Terminal,
  paths: readonly string[],
): string[] {
  const shown = (path: string) => quoted(shownPath(path, from));
  const data = shown(folder);
  return [
    '',
    paint('bold', `━━ ${title[language]}`),
    `  npm start -- --data ${data}${policies === undefined ? '' : ` --policies ${shown(policies)}`}`,
    `  TOKEN=$(npm run -s huize -- token --data ${data} --role civil-affairs-approver --jurisdiction 500156)`,
    ...paths.map((path) => `  curl -s -H "Authorization: Bearer $TOKEN" 'http://localhost:8787/v1/${path}'`),
  ];
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
