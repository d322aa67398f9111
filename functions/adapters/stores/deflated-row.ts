import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { openSealedBytes, sealBytes } from '../identity/sealed-bytes.ts';
import { parseSealedJson } from '../identity/sealed-json.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Item, ItemKey } from '../item-table/item-table.ts';
import { sealedIndexes } from './sealed-keys.ts';

/** What zlib sets aside for its output at once, for each row anew; rows are small. */
const chunkSize = 4096;

/** A sealed row that is deflated before: a quarter of the bytes to write and to pay for, for 50 µs more to read. */
export async function deflatedRow(
  keyRing: KeyRing,
  key: ItemKey,
  revision: number,
  plain: object,
): Promise<Item> {
  const small = deflateRawSync(JSON.stringify(plain), { level: 1, chunkSize });
  const { masterKeyId, wrapped, data } = await sealBytes(keyRing, keyId(key), small);
  const body = { masterKeyId, wrapped, data: Buffer.from(data).toString('base64url') };
  return { ...key, revision, indexes: sealedIndexes(key, masterKeyId), body };
}

/** What a deflated row holds, as JSON gives it; what was not sealed for this very key is a fault. */
export async function openedDeflatedRow(keyRing: KeyRing, { body, ...key }: Item): Promise<unknown> {
  const id = keyId(key);
  const sealed = parseSealedJson(id, body);
  const small = await openSealedBytes(keyRing, id, {
    ...sealed,
    data: Buffer.from(sealed.data, 'base64url'),
  });
  return JSON.parse(inflateRawSync(small, { chunkSize }).toString('utf8'));
}
