// The runtime reads GB18030 but does not write it. So its own table is turned round, when the first file is written: a
// package with another table would be 73 KB, and what it writes might not be read back the same.

/** Of GB18030's bytes: a pair begins with one of 126 and ends with one of 190. */
const [leads, trails] = [126, 190];
/** Sequences of four bytes that stand for the characters up to U+FFFF without a pair, and where the others begin. */
const [fourByteCodes, beyondBmp] = [39_420, 189_000];

/** By UTF-16 unit: its pair of bytes, or else 1 more than the number of its four bytes. */
interface Table {
  readonly pairs: Uint16Array;
  readonly fours: Uint16Array;
}

let table: Table | undefined;

/** As `fours` has U+FFFD. */
const unreadable = 39_418;

/** Text in GB18030. Half a character, and the 19 of private use that the standard has no place for, become U+FFFD. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= readTable();
  const { pairs, fours } = table;
  const bytes = Buffer.alloc(text.length * 4);
  let at = 0;
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0; // a character has one
    const pair = pairs[code] ?? 0;
    if (code < 0x80) at = bytes.writeUInt8(code, at);
    else if (pair > 0) at = bytes.writeUInt16BE(pair, at);
    else
      at = writeFour(bytes, code > 0xffff ? code - 0x10000 + beyondBmp : (fours[code] || unreadable) - 1, at);
  }
  return bytes.subarray(0, at);
}

function writeFour(bytes: Buffer, number: number, at: number): number {
  bytes[at] = 0x81 + Math.floor(number / 12_600);
  bytes[at + 1] = 0x30 + (Math.floor(number / 1260) % 10);
  bytes[at + 2] = 0x81 + (Math.floor(number / 10) % 126);
  bytes[at + 3] = 0x30 + (number % 10);
  return at + 4;
}

function readTable(): Table {
  const decoder = new TextDecoder('gb18030');
  const [pairs, fours] = [new Uint16Array(0x10000), new Uint16Array(0x10000)];
  const twos = Buffer.alloc(leads * trails * 2);
  for (let index = 0; index < leads * trails; index++) twos.writeUInt16BE(pairOf(index), index * 2);
  const sequences = Buffer.alloc(fourByteCodes * 4);
  for (let index = 0; index < fourByteCodes; index++) writeFour(sequences, index, index * 4);
  const [byPair, byFour] = [decoder.decode(twos), decoder.decode(sequences)];
  if (byPair.length !== leads * trails || byFour.length !== fourByteCodes)
    throw new Error('this runtime does not read GB18030 as the standard has it');
  for (let index = 0; index < fourByteCodes; index++) fours[byFour.charCodeAt(index)] = index + 1;
  // Two pairs may be read alike: a full-width space is A1A1, the first.
  for (let index = leads * trails - 1; index >= 0; index--) pairs[byPair.charCodeAt(index)] = pairOf(index);
  return { pairs, fours };
}

/** 0x7F is no second byte. */
function pairOf(index: number): number {
  const trail = index % trails;
  return ((0x81 + Math.floor(index / trails)) << 8) + 0x40 + trail + (trail < 0x3f ? 0 : 1);
}
