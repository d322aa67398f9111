const NOTHING: ReadonlySet<string> = new Set(['', '-', '--', '—', '/', '\\', 'NULL', 'null', 'N/A', '无']);

/** The text of a cell as people mean it: full-width digits and letters as plain ones, without Excel's leading apostrophe. */
export function cellText(cell: string): string {
  return cell
    .normalize('NFKC')
    .replaceAll(/[\u200b\ufeff]/g, '')
    .trim()
    .replace(/^'/, '');
}

/** Whether a cell says nothing: empty, a dash, 无. */
export function saysNothing(text: string): boolean {
  return NOTHING.has(text);
}

/** A cell as a fault may show it: short, and without the digits of a number that stands for somebody. */
export function shownCell(text: string): string {
  const short = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  return JSON.stringify(short.replaceAll(/\d{9,}[\dXx]?/g, (digits) => '*'.repeat(digits.length)));
}
