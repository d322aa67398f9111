/** Why cells cannot be used: bytes among them were no text of the file's encoding; undefined where all are. */
export function notText(cells: readonly string[]): string | undefined {
  const at = cells.findIndex((cell) => cell.includes('\uFFFD'));
  if (at === -1) return undefined;
  return `cell ${at + 1} has bytes that are no text in the encoding of the file; right is one encoding, UTF-8 or GB18030, for the whole file`;
}
