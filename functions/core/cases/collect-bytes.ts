import { Refusal } from '../shared/refusal.ts';

/** Reads a stream into memory and stops at the first byte too many. Refuses body-too-large. */
export async function collectBytes(
  content: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of content) {
    length += part.length;
    if (length > mostBytes)
      throw new Refusal('body-too-large', {
        zh: `文件超过 ${mostBytes} 字节，这是保存的上限`,
        en: `the file has more than ${mostBytes} bytes; that is the most that is kept`,
      });
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
