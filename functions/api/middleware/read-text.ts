import { Refusal } from '../../core/shared/refusal.ts';

/** Reads a body as text. Refuses body-too-large before reading more than allowed, and body-malformed if it breaks off. */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > mostBytes) {
    throw bodyTooLarge(length, mostBytes);
  }
  try {
    // HTTP itself holds a body to its content-length; only without one must it be counted.
    return length === null ? await readCounted(request, mostBytes) : await request.text();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('body-malformed', {
      zh: '正文中断；字节数应当与 content-length 一致',
      en: 'the body broke off; right is as many bytes as content-length says',
    });
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
      throw bodyTooLarge(null, mostBytes);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The refusal of a body by its size in bytes; null where only so much is known that it has too many. */
export function bodyTooLarge(found: number | string | null, mostBytes: number): Refusal {
  const detail = `the body has ${found ?? `more than ${mostBytes}`} bytes; right is at most ${mostBytes} bytes`;
  const zh = `正文${found === null ? '过大' : `有 ${found} 字节`}；不得超过 ${mostBytes} 字节`;
  return new Refusal('body-too-large', { zh, en: detail }, [
    { pointer: '', code: 'body-too-large', detail, zh },
  ]);
}
