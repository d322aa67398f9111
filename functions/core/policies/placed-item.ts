import type { PlacedError } from '../ports/policy-catalogue.ts';
import type { RefusalItem } from '../shared/refusal.ts';

/** An error of a file as an item of a refusal: its place as compilers write it, and what is wrong there. */
export function placedItem({
  file,
  line,
  column,
  pointer,
  code,
  message,
  nearest,
}: PlacedError): RefusalItem & { readonly zh: string } {
  const place = `${file}:${line}:${column}`;
  const said = { detail: `${place} ${message.en}`, zh: `${place} ${message.zh}` };
  return { pointer, code, ...said, ...(nearest !== undefined && { nearest }) };
}
