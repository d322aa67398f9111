/** A fenced block of a page: ```json into=2024-01-01.json */
export interface Fence {
  readonly language: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a Markdown page, in order. */
export function fencesIn(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { info: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (open === undefined) {
      if (line.startsWith('```')) open = { info: line.slice(3).trim(), line: index + 1, lines: [] };
    } else if (line === '```') {
      fences.push(fenceOf(open));
      open = undefined;
    } else open.lines.push(line);
  }
  if (open !== undefined) throw new Error(`the block that opens on line ${open.line} is never closed`);
  return fences;
}

function fenceOf({ info, line, lines }: { info: string; line: number; lines: string[] }): Fence {
  const [language = '', ...attributes] = info.split(' ');
  return {
    language,
    attributes: new Map(attributes.map((one) => one.split('=', 2) as [string, string])),
    text: lines.join('\n'),
    line,
  };
}
