import { displayWidth } from './display-width.ts';

/** Rows as aligned columns, two spaces apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    });
  return rows.map((row) => line(row, widths)).join('\n');
}

function line(row: readonly string[], widths: readonly number[]): string {
  const padded = row.map((cell, column) =>
    column === row.length - 1
      ? cell
      : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))),
  );
  return padded.join('  ').trimEnd();
}
