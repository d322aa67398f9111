// UTF-16 puts surrogates (U+10000 and above) below U+E000 to U+FFFF; moving both gives the order of code points,
// which is that of UTF-8 bytes, in which DynamoDB and SQLite sort.
const rank = (unit: number): number => {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
};

/** Compares as the UTF-8 bytes of the two would: negative if the first comes first. */
export const compareSortKeys = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

const highestCodePoint = 0x10ffff;

const codePointAfter = (codePoint: number): number => (codePoint === 0xd7ff ? 0xe000 : codePoint + 1);

/** The first string after all those with the prefix; undefined if every later string has it. */
export const endOfPrefix = (prefix: string): string | undefined => {
  const codePoints = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (codePoints.at(-1) === highestCodePoint) codePoints.pop();
  const last = codePoints.pop();
  if (last === undefined) return undefined;
  return String.fromCodePoint(...codePoints, codePointAfter(last));
};
