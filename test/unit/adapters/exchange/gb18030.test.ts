import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../../../functions/adapters/exchange/gb18030.ts';

const hex = (text: string) => Buffer.from(encodeGb18030(text)).toString('hex');
const read = (bytes: Uint8Array) =>
  new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes);

/** Every character that text can have: all planes, without halves of characters. */
function allCharacters(): string[] {
  const codes = Array.from({ length: 0x110000 }, (_, code) => code);
  return codes.filter((code) => code < 0xd800 || code > 0xdfff).map((code) => String.fromCodePoint(code));
}

/** Those of which it does not hold; a thousand are asked at once, since nearly all are as they should be. */
function exceptions(holds: (text: string) => boolean): string[] {
  const all = allCharacters();
  const blocks = Array.from({ length: Math.ceil(all.length / 1000) }, (_, at) =>
    all.slice(at * 1000, at * 1000 + 1000),
  );
  return blocks
    .filter((block) => !holds(block.join('')))
    .flatMap((block) => block.filter((one) => !holds(one)));
}

describe('GB18030', () => {
  test.each([
    ['Huize, 80.00\r\n', Buffer.from('Huize, 80.00\r\n').toString('hex')],
    ['惠泽', 'bbddd4f3'],
    ['𠮷', '9534b235'], // names have such characters, which need four bytes
    ['䶮', 'fe9f'],
    ['\u3000', 'a1a1'],
    ['€', 'a2e3'],
    ['', ''],
  ])('writes %j', (text, bytes) => expect(hex(text)).toBe(bytes));

  test('of every character there is, is read back as it was, but for 19 of private use', () => {
    const lost = exceptions((text) => read(encodeGb18030(text)) === text);
    expect(lost.filter((one) => /\P{Private_Use}/u.test(one))).toEqual([]);
    expect(lost).toHaveLength(19);
    expect(read(encodeGb18030(lost.join('')))).toBe('\ufffd'.repeat(19));
  });

  test('is what iconv-lite writes, but for signs that the standard of 2022 has moved to two bytes', () => {
    const others = exceptions((text) => iconv.encode(text, 'gb18030').equals(encodeGb18030(text)));
    const assigned = others.filter((one) => /\P{Private_Use}/u.test(one));
    expect(assigned.join('')).toBe('龴龵龶龷龸龹龺龻︐︑︒︓︔︕︖︗︘︙');
  });

  test('of half a character is the sign for what cannot be read', () => {
    expect(read(encodeGb18030('a\ud842b'))).toBe('a\ufffdb');
  });

  test('of any text is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(read(encodeGb18030(text))).toBe(text);
      }),
    );
  });
});
