import { shownPath } from '../terminal/shown-path.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ToldCase } from './demo-report.ts';

/** How to read the same cases over HTTP afterwards. */
export function readAgainLines(
  folder: string,
  cases: readonly ToldCase[],
  { paint, language, folder: from }: Terminal,
): string[] {
  const data = quoted(shownPath(folder, from));
  const token = `TOKEN=$(npm run -s huize -- token --data ${data} --role civil-affairs-approver --jurisdiction 500156)`;
  const read = (path: string) =>
    `curl -s -H "Authorization: Bearer $TOKEN" 'http://localhost:8787/v1/${path}'`;
  return [
    '',
    paint('bold', language === 'zh' ? '━━ 这两件案件可以接着读' : '━━ Read the same two cases over HTTP'),
    `  npm start -- --data ${data}`,
    `  ${token}`,
    ...['2023-03', '2023-04'].map((month) => `  ${read(`cases?list=competent&month=${month}`)}`),
    ...cases.flatMap(({ id }) => ['', '/events', '/notice'].map((part) => `  ${read(`cases/${id}${part}`)}`)),
  ];
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
