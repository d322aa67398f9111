/** A line of a file as it stands there: the header is a line like any other. */
export interface ReadRow {
  /** From 1. For XLSX the row of the sheet, for JSONL the line. */
  readonly line: number;
  /** Text of each cell, trimmed; dates and numbers of a spreadsheet as their text (days YYYY-MM-DD, no exponents). */
  readonly cells: readonly string[];
}

/** A line that could not be read: half a line at the end of the file, bytes that are no text. */
export interface UnreadableRow {
  readonly line: number;
  /** What was found and what would be right; repeats none of the content. */
  readonly fault: string;
}

export type SourceRow = ReadRow | UnreadableRow;

/**
 * A file of rows, whatever its format and encoding. A JSONL file comes as a header line of all keys of its first line
 * followed by one line for each object. Empty lines are left out and keep their numbers.
 */
export interface RowSource {
  readonly name: string;
  /** SHA-256 of the bytes, in hex. */
  digest(): Promise<string>;
  /** The lines from the first on, each time anew, one by one: a file of 2 GB is never held whole. */
  rows(): AsyncIterable<SourceRow>;
}
