import { registerLayoutOf } from '../../../core/registers/register-layouts.ts';
import { REGISTER_CELLS, type RowCells } from '../../../core/registers/synthetic/register-cells.ts';
import type { SyntheticCounty, SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';

type Rows = (life: SyntheticLife, asOf: string) => RowCells[];

/** The rows of a register as of a day, in the order of its layout's columns. */
export function rowsOf(
  county: SyntheticCounty,
  lives: readonly SyntheticLife[],
  register: string,
  asOf: string,
): string[][] {
  const [rows, inOrder] = readerOf(county, register);
  return lives.flatMap((life) => rows(life, asOf).map(inOrder));
}

/** The rows that are otherwise than on a day before; who has left 低保 since stands there as stopped. */
export function changedRows(
  county: SyntheticCounty,
  lives: readonly SyntheticLife[],
  register: string,
  since: string,
  asOf: string,
): string[][] {
  const [rows, inOrder] = readerOf(county, register);
  return lives.flatMap((life) => {
    const [before, now] = [rows(life, since), rows(life, asOf)];
    const known = new Set(before.map((row) => inOrder(row).join()));
    const changed = now.map(inOrder).filter((row) => !known.has(row.join()));
    return now.length > 0 ? changed : leaver(life, before, asOf).map(inOrder);
  });
}

function leaver({ minimumLiving }: SyntheticLife, before: readonly RowCells[], asOf: string): RowCells[] {
  const until = minimumLiving?.until;
  if (until == null || until > asOf) return [];
  return before
    .filter((row) => row.保障状态 !== undefined)
    .map((row) => ({ ...row, 保障状态: '停保', 停保日期: until }));
}

function readerOf(county: SyntheticCounty, register: string): [Rows, (row: RowCells) => string[]] {
  const [cells, layout] = [REGISTER_CELLS[register], registerLayoutOf(register)];
  if (cells === undefined || layout === undefined)
    throw new RangeError(`there is no synthetic register ${register}`);
  const header = layout.columns.map(({ headers }) => headers[0] ?? '');
  return [(life, asOf) => cells(life, asOf, county), (row) => header.map((name) => row[name] ?? '')];
}
