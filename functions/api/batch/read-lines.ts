/** One line as it came: its number from 1, and its text or that it was too long to be kept. */
export interface SentLine {
  readonly number: number;
  readonly text: string | undefined;
}

/** Longer lines are refused. */
export const MOST_LINE_BYTES = 256_000;

const NEWLINE = 10;

/**
 * Cuts a stream of bytes into lines. Keeps no more than one line; of one that is too long nothing is kept.
 * The last line may lack its newline. Blank lines are left out, but counted.
 */
export async function* readLines(body: ReadableStream<Uint8Array> | null): AsyncGenerator<SentLine> {
  if (body === null) return;
  const decoder = new TextDecoder();
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (): SentLine | undefined => {
    const text = length > MOST_LINE_BYTES ? undefined : decoder.decode(joined(parts, length));
    const line = text?.trim() === '' ? undefined : { number, text };
    number++;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of body) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line !== undefined) yield line;
    }
    keep(chunk.subarray(start));
  }
  const last = length > 0 ? take() : undefined;
  if (last !== undefined) yield last;

  function keep(part: Uint8Array): void {
    length += part.byteLength;
    if (length > MOST_LINE_BYTES) parts = [];
    else if (part.byteLength > 0) parts.push(part);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}
