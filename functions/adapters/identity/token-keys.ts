import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { Refusal } from '../../core/shared/refusal.ts';

const FETCH_TIMEOUT_IN_MS = 3_000;
const KEPT_FOR_MS = 10 * 60_000;
// A flood of tokens with made-up key ids does not become a flood of requests to the issuer.
const AT_LEAST_BETWEEN_FETCHES_IN_MS = 30_000;

/** The public keys of an issuer, by the header of a token. */
export type TokenKeys = JWTVerifyGetKey;

/** Keys that are at hand, such as those of the local issuer. */
export function givenTokenKeys(keys: JSONWebKeySet): TokenKeys {
  return createLocalJWKSet(keys);
}

/**
 * Keys from the issuer's JWKS address, kept for ten minutes; a rotated key is fetched when a token first names it.
 * Fails closed: while they cannot be had, every token is refused with sign-in-unavailable.
 */
export function fetchedTokenKeys(address: URL): TokenKeys {
  requireSafeAddress(address);
  const fetched = createRemoteJWKSet(address, {
    timeoutDuration: FETCH_TIMEOUT_IN_MS,
    cacheMaxAge: KEPT_FOR_MS,
    cooldownDuration: AT_LEAST_BETWEEN_FETCHES_IN_MS,
  });
  return async (header, token) => {
    try {
      return await fetched(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      const message = `the public keys of the issuer cannot be had from ${address.host}; without them no token is accepted`;
      throw Object.assign(new Refusal('sign-in-unavailable', message), { cause: error });
    }
  };
}

function isAboutToken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (
    code === 'ERR_JWKS_NO_MATCHING_KEY' ||
    code === 'ERR_JWKS_MULTIPLE_MATCHING_KEYS' ||
    code === 'ERR_JOSE_NOT_SUPPORTED'
  );
}

// Keys fetched in the clear could be anybody's.
function requireSafeAddress({ protocol, hostname, host }: URL): void {
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback)) return;
  throw new Error(`the keys of the issuer are to be fetched from ${protocol}//${host}; only https is safe`);
}
