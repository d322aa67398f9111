import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { SignatureCheck, Signer } from '../../core/ports/signatures.ts';

/** Ed25519 by the platform's own crypto. */
export const ed25519: SignatureCheck = {
  isSignedBy(publicKey, bytes, signature) {
    try {
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
      return verify(null, bytes, key, Buffer.from(signature, 'base64url'));
    } catch {
      return false; // a text that is no key made no signature
    }
  },
};

/** A new private key as PKCS #8 in PEM. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** Opens a private key in PEM; undefined where it is no Ed25519 key. */
export function signerOf(pem: string): Signer | undefined {
  const key = readKey(pem);
  if (key?.asymmetricKeyType !== 'ed25519') return undefined;
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { publicKey: x, sign: (bytes) => sign(null, bytes, key).toString('base64url') };
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
