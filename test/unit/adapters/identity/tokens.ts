import { generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { expect } from 'vitest';
import type { SystemClock } from '../../../../functions/core/ports/clock.ts';
import type { TokenVerifier } from '../../../../functions/core/ports/token-verifier.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';

const startAt = '2023-03-20T01:00:00.000Z';
export const startSeconds = Date.parse(startAt) / 1000;

/** A clock that stands until it is set. */
export const standingClock = (at = startAt): SystemClock & { set(at: string): void } => {
  let current = at;
  return {
    now: () => current,
    set: (next) => {
      current = next;
    },
  };
};

export const secondsLater = (seconds: number): string =>
  new Date((startSeconds + seconds) * 1000).toISOString();

export const newKeyPair = (algorithm = 'ES256') => generateKeyPair(algorithm, { extractable: true });

export const claims: JWTPayload = {
  iss: 'https://login.example',
  aud: 'huize',
  sub: 'officer-7',
  iat: startSeconds,
  nbf: startSeconds,
  exp: startSeconds + 3600,
  roles: ['window-clerk'],
  jurisdiction: '500156',
};

export const signed = (
  key: Parameters<SignJWT['sign']>[0],
  payload: JWTPayload = claims,
  header: JWTHeaderParameters = { alg: 'ES256', kid: 'k1' },
): Promise<string> => new SignJWT(payload).setProtectedHeader(header).sign(key);

/** The item codes with which a header is refused; empty if it is accepted. */
export const codesOf = async (
  verifier: TokenVerifier,
  authorization: string | undefined,
): Promise<string[]> => {
  try {
    await verifier.verify(authorization);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const token = authorization?.split(' ').at(-1) ?? '';
    for (const part of token.split('.').filter((one) => one.length > 10))
      expect(JSON.stringify([error.message, error.items])).not.toContain(part);
    return [error.name, ...error.items.map(({ code }) => code)];
  }
};
