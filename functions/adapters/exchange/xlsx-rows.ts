// Not the variant for Node, which brings an unpacker of its own that a file read whole does not need.
import { readSheet } from 'read-excel-file/universal';
import type { SourceRow } from '../../core/ports/row-source.ts';
import { isObject } from '../../core/shared/json.ts';
import { unreadable } from './decoded-text.ts';
import { unguarded } from './formula-guard.ts';
import { unpackedBytes } from './zip-directory.ts';

/** A spreadsheet is read whole; these keep it below some 1 GB of memory. About 100,000 rows of a register fit. */
const mostBytes = 16 * 1024 * 1024;
const mostUnpackedBytes = 128 * 1024 * 1024;
/** A spreadsheet keeps 15 digits of a number. */
const digitsKept = 15;

/** Rows of the first sheet. Refuses exchange-file-unreadable for a file that is too large or is none. */
export async function* xlsxRows(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<SourceRow> {
  const content = await wholeFile(bytes, name);
  const rows = await readSheet(new Blob([content]), {
    parseNumber: (written): NumberCell => ({ written }),
  }).catch(() => {
    throw unreadable(name, 'it is no whole .xlsx file; right is one that a spreadsheet program opens');
  });
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => cell === null || cell === '')) continue;
    yield rowOf(index + 1, row);
  }
}

/** A number as the file holds it, told apart from a text of digits. */
interface NumberCell {
  readonly written: string;
}

function rowOf(line: number, row: readonly unknown[]): SourceRow {
  const rounded = row.findIndex(
    (cell) => isNumber(cell) && Math.abs(Number(cell.written)) >= 10 ** digitsKept,
  );
  if (rounded !== -1)
    return {
      line,
      fault: `cell ${rounded + 1} is a number of more than ${digitsKept} digits, of which a spreadsheet keeps ${digitsKept}; right is the cell formatted as text before it is filled`,
    };
  return { line, cells: row.map(cellText) };
}

function isNumber(cell: unknown): cell is NumberCell {
  return isObject(cell) && typeof cell.written === 'string';
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return isNumber(cell) ? plainNumber(Number(cell.written)) : unguarded(String(cell).trim());
}

/** Without exponent, and without the noise of binary fractions: 80.400000000000006 is how a file writes 80.4. */
function plainNumber(number: number): string {
  const rounded = Number(number.toPrecision(digitsKept));
  return rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

async function wholeFile(bytes: AsyncIterable<Uint8Array>, name: string): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > mostBytes) throw tooLarge(name, `more than ${mostBytes} bytes`);
    parts.push(part);
  }
  const content = Buffer.concat(parts);
  const unpacked = unpackedBytes(content);
  if (unpacked === undefined) throw unreadable(name, 'it is no whole .xlsx file; right is the whole file');
  if (unpacked > mostUnpackedBytes) throw tooLarge(name, `${unpacked} bytes when unpacked`);
  return content;
}

function tooLarge(name: string, found: string) {
  const most = `${mostBytes} bytes, ${mostUnpackedBytes} unpacked`;
  return unreadable(name, `it has ${found}; a spreadsheet may have ${most}; right is the same saved as CSV`);
}
