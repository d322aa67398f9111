/** What a spreadsheet takes for the beginning of a formula, in full width, too; numbers are what they are. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const number = /^[+-]?[0-9]+(\.[0-9]+)?$/;

/**
 * A cell for files that are opened in a spreadsheet: text that would run as a formula gets an apostrophe before it,
 * which the spreadsheet shows as text (CSV injection, CWE-1236). Files that only programs read must not be guarded:
 * the apostrophe would be part of a name.
 */
export function guarded(cell: string): string {
  return formula.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}

/** Takes away what guarded put there. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
