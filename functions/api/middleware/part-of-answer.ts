import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { collectBytes } from '../../core/cases/collect-bytes.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Answer } from '../answer.ts';

const oneRange = /^bytes=([0-9]{1,15})-([0-9]{0,15})$/;

/**
 * An answer as far as it may be so large: whole, or the part that a Range names (RFC 9110, 14), cut to what goes at
 * once; its ETag says what it is a part of, and by If-Range nobody gets parts of two. Refuses answer-too-large where a
 * part would have to be asked for.
 */
export async function partOfAnswer(answer: Answer, headers: Headers, mostBytes: number): Promise<Answer> {
  const { status, body } = answer;
  if (status !== 200 || body === null) return answer;
  const bytes = await bytesOf(body);
  const etag = answer.headers.etag ?? `"${bytesToHex(sha256(bytes)).slice(0, 32)}"`;
  const [, from, to = ''] = isOf(etag, headers) ? (oneRange.exec(headers.get('range') ?? '') ?? []) : [];
  if (from === undefined) {
    if (bytes.length <= mostBytes)
      return typeof body === 'string' ? answer : { ...answer, body: new Blob([bytes]).stream() };
    const range = `Range: bytes=0-${mostBytes - 1}`;
    throw new Refusal('answer-too-large', {
      zh: `答复有 ${bytes.length} 字节；请分段取用，每段不超过 ${mostBytes}，首段用 ${range}`,
      en: `the answer has ${bytes.length} bytes; right is to ask for parts of at most ${mostBytes}, the first by ${range}`,
    });
  }
  const first = Number(from);
  if (first >= bytes.length) {
    throw new Refusal('answer-too-large', {
      zh: `所要的一段从 ${first} 开始；应小于全长 ${bytes.length}`,
      en: `the part begins at ${first}; right is below ${bytes.length}, the length of the whole`,
    });
  }
  const last = Math.min(to === '' ? bytes.length : Number(to), bytes.length - 1, first + mostBytes - 1);
  const part = bytes.slice(first, last + 1);
  return {
    status: 206,
    headers: {
      ...answer.headers,
      etag,
      'content-length': String(part.length),
      'content-range': `bytes ${first}-${last}/${bytes.length}`,
    },
    body: new Blob([part]).stream(),
  };
}

function isOf(etag: string, headers: Headers): boolean {
  const wanted = headers.get('if-range');
  return wanted === null || wanted === etag;
}

async function bytesOf(body: string | ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return new Uint8Array(await collectBytes(body, Number.POSITIVE_INFINITY));
}
