import { createCipheriv, createDecipheriv, createSecretKey, KeyObject, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

// Keys are handed over as key objects: with plain bytes, Node 24 takes twice as long.
const keyObject = (key: KeyObject | Uint8Array): KeyObject =>
  key instanceof KeyObject ? key : createSecretKey(key);

/** Encrypts by a key of 32 bytes: nonce, ciphertext and tag. `boundTo` is authenticated and not stored. */
export function encryptBytes(key: KeyObject | Uint8Array, plain: Uint8Array, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyObject(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(boundTo));
  const encrypted = [cipher.update(plain), cipher.final()];
  return Buffer.concat([nonce, ...encrypted, cipher.getAuthTag()]);
}

/** What was encrypted, or undefined if the key, a byte or what it is bound to differs; which, nobody can tell. */
export function decryptBytes(
  key: KeyObject | Uint8Array,
  sealed: Uint8Array,
  boundTo: string,
): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, keyObject(key), nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}
