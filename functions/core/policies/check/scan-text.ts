/** What is known of a JSON text before it is parsed. */
export interface TextScan {
  readonly deepest: number;
  /** Brackets, commas and colons outside of strings: at least the number of values. */
  readonly marks: number;
  /** Colons outside of strings: the number of properties in well-formed text. */
  readonly properties: number;
  /** Where the limit of depth or marks was passed; the scan stops there. */
  readonly stoppedAt?: number;
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Measures a text in one pass without recursion, so that no nesting can overflow the stack. */
export function scanText(text: string, most: { depth: number; marks: number }): TextScan {
  let depth = 0;
  let deepest = 0;
  let marks = 0;
  let properties = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      continue;
    }
    if (code === 58 /* : */) properties++;
    else if (code === 91 /* [ */ || code === 123 /* { */) deepest = Math.max(deepest, ++depth);
    else if (code === 93 /* ] */ || code === 125 /* } */) depth--;
    else if (code !== 44 /* , */) continue;
    if (++marks > most.marks || depth > most.depth) return { deepest, marks, properties, stoppedAt: at };
  }
  return { deepest, marks, properties };
}

/** Index of the closing quote, or of the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
