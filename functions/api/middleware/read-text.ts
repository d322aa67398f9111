import { Refusal } from '../../core/shared/refusal.ts';

/** Reads a body as text. Refuses body-too-large before reading more than allowed, and body-malformed if it breaks off. */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > mostBytes) {
    throw bodyTooLarge(`${length} bytes`, mostBytes);
  }
  try {
    // HTTP itself holds a body to its content-length; only without one must it be counted.
    return length === null ? await readCounted(request, mostBytes) : await request.text();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('body-malformed', 'the body broke off; right is as many bytes as content-length says');
  }
}

async function readCounted({ body }: Request, mostBytes: number): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      reader.cancel().catch(() => undefined);
      throw bodyTooLarge(`more than ${mostBytes} bytes`, mostBytes);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The refusal of a body by its size. */
export function bodyTooLarge(found: string, mostBytes: number): Refusal {
  const detail = `the body has ${found}; right is at most ${mostBytes} bytes`;
  return new Refusal('body-too-large', detail, [{ pointer: '', code: 'body-too-large', detail }]);
}
