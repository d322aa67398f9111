import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { isObject } from '../../core/shared/json.ts';

const ALGORITHM = 'ES256';

/** The signing key of the local issuer, an ES256 private key as a JWK (RFC 7517, RFC 7518 section 6.2). */
export interface IssuerKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
  readonly kid: string;
  readonly alg: typeof ALGORITHM;
  readonly use: 'sig';
}

/** The text of a key file with a new key. */
export function makeIssuerKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: ALGORITHM, use: 'sig' };
  return `${JSON.stringify(key, null, 2)}\n`;
}

/** Reads a key file; one that is damaged is a fault, which shows nothing of it. */
export function readIssuerKey(text: string, file: string): IssuerKey {
  const key = issuerKeyIn(text);
  if (key) return key;
  throw new Error(`${file} is not the private ${ALGORITHM} key of the local issuer`);
}

/** The key without its secret. */
export function publicPartOf({ d: _secret, ...publicPart }: IssuerKey): Omit<IssuerKey, 'd'> {
  return publicPart;
}

function issuerKeyIn(text: string): IssuerKey | undefined {
  try {
    const found: unknown = JSON.parse(text);
    if (!isObject(found)) return undefined;
    const { kty, crv, x, y, d, kid, alg, use } = found;
    if (kty !== 'EC' || crv !== 'P-256' || alg !== ALGORITHM || use !== 'sig') return undefined;
    if (typeof x !== 'string' || typeof y !== 'string' || typeof d !== 'string' || typeof kid !== 'string')
      return undefined;
    createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
    return { kty, crv, x, y, d, kid, alg, use };
  } catch {
    return undefined; // the reader's own message would quote the key
  }
}
