const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const mostComment = 65_535;

/** Sum of what the entries of a zip file say they are when unpacked, in bytes; undefined where it is no zip file. */
export function unpackedBytes(zip: Buffer): number | undefined {
  const end = endOf(zip);
  if (end === undefined) return undefined;
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let sum = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + entryBytes > zip.length || zip.readUInt32LE(at) !== entrySignature) return undefined;
    sum += zip.readUInt32LE(at + 24);
    at += entryBytes + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return sum;
}

/** The directory's end stands at the end of the file, before a comment. */
function endOf(zip: Buffer): number | undefined {
  const lowest = Math.max(0, zip.length - endBytes - mostComment);
  for (let at = zip.length - endBytes; at >= lowest; at--)
    if (zip.readUInt32LE(at) === endSignature) return at;
  return undefined;
}
