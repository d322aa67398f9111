import { utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Statement } from '../../generated/publication-file.ts';

/** In which capacity somebody signs; an author's signature is no approval. */
export type SigningRole = 'policy-author' | 'policy-approver';

/** What a signature is made over: the RFC 8785 form of the statement, the capacity, the key and the time. */
export function signedBytes(
  statement: Statement,
  role: SigningRole,
  key: string,
  signedAt: string,
): Uint8Array {
  return utf8ToBytes(canonicalize({ statement, role, key, signedAt }) ?? '');
}
