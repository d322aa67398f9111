import type { ReadRow, RowSource } from '../../ports/row-source.ts';
import { HEADER_WITHIN_LINES } from '../../registers/find-header.ts';

/** The lines of a file among which its header stands. */
export async function firstRows(source: RowSource): Promise<readonly ReadRow[]> {
  const first: ReadRow[] = [];
  for await (const row of source.rows()) {
    if ('cells' in row) first.push(row);
    if (row.line >= HEADER_WITHIN_LINES || first.length >= HEADER_WITHIN_LINES) break;
  }
  return first;
}
