import type { ReadRow } from '../ports/row-source.ts';
import { nearestName } from '../shared/nearest.ts';
import { Refusal } from '../shared/refusal.ts';
import type { BoundColumn, BoundLayout } from './bind-layout.ts';
import { cellText } from './cell-text.ts';

/** Lines above the header that a file may have: a title, the office, the day. */
export const HEADER_WITHIN_LINES = 20;

/** Where the columns of a layout stand in a file. */
export interface FileHeader {
  readonly line: number;
  /** The header as the file writes it, the place of its cell and its column. */
  readonly columns: readonly { readonly header: string; readonly at: number; readonly bound: BoundColumn }[];
}

/**
 * Finds the header among the first lines of a file: the line that has most of the layout's columns, or two lines
 * together, as where 残疾情况 stands above 类别 and 等级. Refuses
 * register-file-layout where none has all that are required; a line that is no header is never repeated.
 */
export function findHeader(rows: readonly ReadRow[], { layout, columns }: BoundLayout): FileHeader {
  const lines = [...rows, ...doubleLines(rows)];
  const headers = lines.map((row) => headerIn(row, columns));
  const best = headers.reduce<FileHeader | undefined>(
    (one, other) => (one === undefined || other.columns.length > one.columns.length ? other : one),
    undefined,
  );
  const required = columns.filter(({ column }) => column.isRequired);
  const missing = required.filter(
    ({ column }) => !best?.columns.some(({ bound }) => bound.column === column),
  );
  if (best !== undefined && missing.length === 0) return best;
  const texts =
    best === undefined || best.columns.length === 0
      ? []
      : (lines[headers.indexOf(best)]?.cells ?? []).map(headerText).filter((text) => text !== '');
  const items = missing.map(({ column }) => {
    const nearest = nearestName(column.headers[0] ?? '', texts);
    const detail = `no column ${column.headers.join(' / ')} in the first ${HEADER_WITHIN_LINES} lines`;
    return { pointer: '', code: 'column-missing', detail, ...(nearest && { nearest }) };
  });
  const found =
    texts.length === 0 ? 'no line with its headers' : `line ${best?.line} with ${texts.join(', ')}`;
  throw new Refusal(
    'register-file-layout',
    `a file of register ${layout.register} needs the columns ${required.map(({ column }) => column.headers[0]).join(', ')}; found ${found}`,
    items,
  );
}

/** Each line laid over the one above it: where its cell is empty, that above speaks. */
function doubleLines(rows: readonly ReadRow[]): ReadRow[] {
  return rows.slice(1).map(({ line, cells }, at) => {
    const above = rows[at]?.cells ?? [];
    const length = Math.max(cells.length, above.length);
    return { line, cells: Array.from({ length }, (_, column) => cells[column] || (above[column] ?? '')) };
  });
}

function headerIn({ line, cells }: ReadRow, columns: readonly BoundColumn[]): FileHeader {
  const texts = cells.map(headerText);
  const found = columns.flatMap((bound) => {
    for (const wanted of bound.column.headers) {
      const at = texts.indexOf(headerText(wanted));
      if (at >= 0) return [{ header: wanted, at, bound }];
    }
    return [];
  });
  return { line, columns: found };
}

/** A header without what does not count: spaces, line breaks, stars, 必填. */
function headerText(cell: string): string {
  return cellText(cell).replaceAll(/[\s*]|\(必填\)/g, '');
}
