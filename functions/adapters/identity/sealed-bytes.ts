import type { KeyRing, WrappedKey } from '../../core/ports/key-ring.ts';
import { decryptBytes, encryptBytes } from './aes-gcm.ts';

/** Bytes encrypted by a key of their own, with that key, wrapped by a master key. */
export interface SealedBytes extends WrappedKey {
  /** Nonce, AES-256-GCM ciphertext and tag. */
  readonly data: Uint8Array;
}

/** Encrypts what belongs to one record: `recordId` is bound in, so that it opens as no other record. */
export async function sealBytes(ring: KeyRing, recordId: string, plain: Uint8Array): Promise<SealedBytes> {
  const { key, stored } = await ring.newDataKey(recordId);
  const data = encryptBytes(key, plain, recordId);
  key.fill(0);
  return { ...stored, data };
}

/** Decrypts; a record that was changed, or moved to another id, is a fault. */
export async function openSealedBytes(
  ring: KeyRing,
  recordId: string,
  sealed: SealedBytes,
): Promise<Uint8Array> {
  const key = await ring.unwrap(sealed, recordId);
  const plain = decryptBytes(key, sealed.data, recordId);
  key.fill(0);
  if (plain) return plain;
  throw new Error(`${recordId} cannot be decrypted: its bytes are not those that were sealed`);
}
