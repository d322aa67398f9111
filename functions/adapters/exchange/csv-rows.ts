// Not by a library: those that read streams lose what they have read, or stop, where one quotation mark is not closed.
// Here that line is told and the next one read.
import type { SourceRow } from '../../core/ports/row-source.ts';
import { unguarded } from './formula-guard.ts';
import { notText } from './not-text.ts';
import { splitCells } from './split-cells.ts';
import { type TextLine, textLines } from './text-lines.ts';

const delimiters = [',', '\t', ';', '|'] as const;
/** A quoted cell has fewer line ends than this; else its mark was never meant to open it. */
const mostLines = 30;

/** Rows of CSV text; the delimiter is the one that the first line which has any has most of: a title has none. */
export async function* csvRows(text: AsyncIterable<string>, name: string): AsyncGenerator<SourceRow> {
  let delimiter: string | undefined;
  let width = 0;
  let held: TextLine[] = [];
  const settle = function* (isEnd: boolean): Generator<SourceRow> {
    const { records, rest } = settled(held, delimiter ?? ',', isEnd);
    held = rest;
    for (const record of records) {
      if ('cells' in record) width = Math.max(width, record.cells.length);
      yield rowOf(record, width);
    }
  };
  for await (const line of textLines(text, name)) {
    if (line.content === '' && held.length === 0) continue;
    delimiter ??= delimiterOf(line.content);
    const cells = held.length === 0 ? splitCells(line.content, delimiter ?? ',') : undefined;
    if (cells === undefined) {
      held.push(line);
      yield* settle(false);
    } else {
      width = Math.max(width, cells.length);
      yield rowOf({ line: line.line, cells, isOpen: line.isOpen }, width);
    }
  }
  yield* settle(true);
}

type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[]; readonly isOpen: boolean }
  | { readonly line: number; readonly fault: string };

/** The records that are whole, and the lines of one that may go on. */
function settled(
  lines: readonly TextLine[],
  delimiter: string,
  isEnd: boolean,
): { readonly records: CsvRecord[]; readonly rest: TextLine[] } {
  const records: CsvRecord[] = [];
  let waiting = [...lines];
  let open: TextLine[] = [];
  for (;;) {
    const next = waiting.shift();
    if (next !== undefined) open.push(next);
    const [first] = open;
    if (first === undefined) return { records, rest: [] };
    const cells = splitCells(open.map(({ content }) => content).join('\n'), delimiter);
    if (cells !== undefined) {
      records.push({ line: first.line, cells, isOpen: open.at(-1)?.isOpen ?? false });
      open = [];
    } else if (open.length === mostLines || (isEnd && waiting.length === 0)) {
      records.push({ line: first.line, fault: NEVER_CLOSED });
      waiting = [...open.slice(1), ...waiting];
      open = [];
    } else if (waiting.length === 0) return { records, rest: open };
  }
}

const NEVER_CLOSED =
  'a quotation mark opens a cell here and is never closed; right is the mark closed, or doubled within quotation marks';

function rowOf(record: CsvRecord, width: number): SourceRow {
  const { line } = record;
  if ('fault' in record) return record;
  const cells = record.cells.map((cell) => unguarded(cell.trim()));
  if (record.isOpen && cells.length < width) return { line, fault: halfLine(cells.length, width) };
  const fault = notText(cells);
  return fault === undefined ? { line, cells } : { line, fault };
}

function halfLine(found: number, wanted: number): string {
  return `half a line: it has ${found} of ${wanted} cells and the file ends without a line end; right is the whole file`;
}

function delimiterOf(line: string): string | undefined {
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  const most = Math.max(...counts);
  return most === 1 ? undefined : delimiters[counts.indexOf(most)];
}
