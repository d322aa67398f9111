import type { BodyDeclaration, Call } from '../endpoint.ts';
import { requireMediaType } from './media-type.ts';
import { parseJson } from './parse-json.ts';
import { readText } from './read-text.ts';

/** Reads a JSON body as its endpoint declares it: both the value and the text. */
export async function readBody(
  { context }: Call,
  { contentType, mostBytes }: BodyDeclaration,
): Promise<{ value: unknown; text: string }> {
  const request = context.req.raw;
  requireMediaType(request.headers, contentType);
  const text = await readText(request, mostBytes);
  return { value: parseJson(text), text };
}
