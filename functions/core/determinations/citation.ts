import type { Cite, Document } from '../../generated/policy-file.ts';

/** Where a rule is written, as determinations and letters quote it. */
export interface Citation {
  readonly document: string;
  readonly clause: string;
  readonly title: string;
  readonly number: string | null;
  /** Whether the official text was read; false for newspapers, guides and third-party data. */
  readonly verified: boolean;
}

/** Splits `<document id> <clause>` and looks the document up. */
export function citationsOf(
  cite: Cite | undefined,
  documents: Readonly<Record<string, Document>>,
): Citation[] {
  if (cite === undefined) return [];
  return (typeof cite === 'string' ? [cite] : cite).map((one) => {
    const { document, clause } = splitCite(one);
    const found = documents[document];
    const title = found?.title;
    return {
      document,
      clause,
      title: (typeof title === 'object' ? title.zh : title) ?? document,
      number: found?.number ?? null,
      verified: found?.verified ?? false,
    };
  });
}

export function splitCite(cite: string): { document: string; clause: string } {
  const space = cite.indexOf(' ');
  return space < 0
    ? { document: cite, clause: '' }
    : { document: cite.slice(0, space), clause: cite.slice(space + 1) };
}

const texts = new WeakMap<Citation, string>();

/** A citation as people write it: 武隆民政发〔2023〕9号 告知书 二.2. */
export function citationText(citation: Citation): string {
  const known = texts.get(citation);
  if (known !== undefined) return known;
  const { number, title, clause } = citation;
  const text = `${number ?? `《${title}》`}${clause === '' ? '' : ` ${clause}`}`;
  texts.set(citation, text);
  return text;
}
