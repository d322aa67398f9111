const quote = '"';

/** Cells of a CSV record (RFC 4180); a quotation mark within an unquoted cell is itself. Undefined: a quoted cell is not closed. */
export function splitCells(record: string, delimiter: string): string[] | undefined {
  if (!record.includes(quote)) return record.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const quoted = record.startsWith(quote, at) ? quotedText(record, at) : { text: '', end: at };
    if (quoted === undefined) return undefined;
    const next = record.indexOf(delimiter, quoted.end);
    cells.push(quoted.text + record.slice(quoted.end, next === -1 ? undefined : next));
    if (next === -1) return cells;
    at = next + 1;
  }
}

/** What stands between the mark at `start` and the one that closes it; a doubled mark is one. */
function quotedText(
  record: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  for (let at = start + 1; ; ) {
    const mark = record.indexOf(quote, at);
    if (mark === -1) return undefined;
    text += record.slice(at, mark);
    if (!record.startsWith(quote, mark + 1)) return { text, end: mark + 1 };
    text += quote;
    at = mark + 2;
  }
}
