import { Refusal } from '../../core/shared/refusal.ts';

/** What begins like this is no text in an encoding that is read here, and what would be right. */
const otherContents: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe], 'it is UTF-16; right is UTF-8 or GB18030, such as "CSV UTF-8" of a spreadsheet'],
  [[0xfe, 0xff], 'it is UTF-16; right is UTF-8 or GB18030, such as "CSV UTF-8" of a spreadsheet'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'it is an old spreadsheet (.xls); right is .xlsx or .csv'],
  [[0x1f, 0x8b], 'it is compressed; right is the file as it was before'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF; right is a file of rows'],
];

/**
 * Text of bytes in UTF-8, with or without BOM, or GB18030. The first bytes beyond ASCII decide: UTF-8 where nearly all
 * of them are, else GB18030. Bytes that are no text become U+FFFD, which readers report by line. Refuses
 * exchange-file-unreadable for other contents.
 */
export async function* decodedText(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const chunk of wholeHead(bytes)) {
    if (isFirst) requireText(chunk, name);
    isFirst = false;
    if (chunk.includes(0)) throw unreadable(name, 'it has null bytes, which no text has');
    decoder ??= decoderFor(chunk);
    yield decoder === undefined
      ? Buffer.from(chunk).toString('latin1')
      : decoder.decode(chunk, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

export function unreadable(name: string, found: string): Refusal {
  return new Refusal('exchange-file-unreadable', `${name} cannot be read: ${found}`);
}

/** Undefined while all is ASCII, which both encodings share. */
function decoderFor(chunk: Uint8Array): InstanceType<typeof TextDecoder> | undefined {
  const first = chunk.findIndex((byte) => byte > 0x7f);
  if (first === -1) return undefined;
  return new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'gb18030');
}

/** A line or two that are broken do not make UTF-8 another encoding, in which next to nothing would be UTF-8. */
function isUtf8(chunk: Uint8Array): boolean {
  // As a stream, so that a character which the end of the chunk cuts does not count against it.
  const text = new TextDecoder('utf-8').decode(chunk, { stream: true });
  const broken = text.split('\uFFFD').length - 1;
  if (broken === 0) return true;
  const foreign = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return broken * 10 <= foreign;
}

function requireText(head: Uint8Array, name: string): void {
  for (const [beginning, found] of otherContents)
    if (beginning.every((byte, at) => head[at] === byte)) throw unreadable(name, found);
}

/** A first chunk of a few bytes would tell too little: joins chunks until 64 KB are there. */
async function* wholeHead(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    if (length >= HEAD_BYTES) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) yield Buffer.concat(head);
  }
  if (length > 0 && length < HEAD_BYTES) yield Buffer.concat(head);
}

const HEAD_BYTES = 65_536;
