import type { PlainIdentity } from '../../core/identities/identity.ts';
import { isObject } from '../../core/shared/json.ts';

/** Reads what a record held once decrypted; another shape was not written by the vault: a fault. */
export function parsePlainIdentity(recordId: string, plain: unknown): PlainIdentity {
  if (isObject(plain)) {
    const { residentId, name, phone } = plain;
    const isWhole = typeof residentId === 'string' && typeof name === 'string';
    if (isWhole && phone === undefined) return { residentId, name };
    if (isWhole && typeof phone === 'string') return { residentId, name, phone };
  }
  throw new Error(`${recordId} does not hold an identity`);
}
