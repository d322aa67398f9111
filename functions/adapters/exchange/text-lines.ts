import { unreadable } from './decoded-text.ts';

/** More than a row of any register, and little beside the memory of a process. */
const mostCharacters = 1_000_000;

/** A line of a text, without its end. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly content: string;
  /** Whether the file ends without ending the line. */
  readonly isOpen: boolean;
}

/** Lines of a text without BOM. Refuses exchange-file-unreadable for a line that would fill the memory. */
export async function* textLines(text: AsyncIterable<string>, name: string): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const content of lines) {
      line += 1;
      yield { line, content: bare(content, line), isOpen: false };
    }
    if (rest.length > mostCharacters)
      throw unreadable(
        name,
        `line ${line + 1} is longer than ${mostCharacters} characters; right is a file of lines`,
      );
  }
  if (rest !== '') yield { line: line + 1, content: bare(rest, line + 1), isOpen: true };
}

function bare(content: string, line: number): string {
  const start = line === 1 && content.startsWith('\uFEFF') ? 1 : 0;
  const end = content.endsWith('\r') ? content.length - 1 : content.length;
  return content.slice(start, end);
}
