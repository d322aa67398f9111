import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { JsonObject } from '../item-table/item-table.ts';
import { openSealedBytes, sealBytes } from './sealed-bytes.ts';

/** A sealed JSON value as an item's body holds it; both texts are base64url. */
export type SealedJson = JsonObject & {
  readonly masterKeyId: string;
  readonly wrapped: string;
  readonly data: string;
};

/** Encrypts a JSON object that belongs to one record. */
export async function sealJson(ring: KeyRing, recordId: string, plain: object): Promise<SealedJson> {
  const { masterKeyId, wrapped, data } = await sealBytes(ring, recordId, Buffer.from(JSON.stringify(plain)));
  return { masterKeyId, wrapped, data: Buffer.from(data).toString('base64url') };
}

/** Decrypts; gives unparsed JSON, for the caller to check. */
export async function openSealedJson(ring: KeyRing, recordId: string, sealed: SealedJson): Promise<unknown> {
  const data = Buffer.from(sealed.data, 'base64url');
  const plain = await openSealedBytes(ring, recordId, { ...sealed, data });
  return JSON.parse(Buffer.from(plain).toString('utf8'));
}

/** Reads what a store holds; another shape was not written by a vault: a fault. */
export function parseSealedJson(recordId: string, body: JsonObject): SealedJson {
  const { masterKeyId, wrapped, data } = body;
  if (typeof masterKeyId === 'string' && typeof wrapped === 'string' && typeof data === 'string')
    return { masterKeyId, wrapped, data };
  throw new Error(`${recordId} is not a sealed record: it needs masterKeyId, wrapped and data`);
}
