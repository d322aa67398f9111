import { errors } from 'jose';
import { Refusal } from '../../core/shared/refusal.ts';

export const TOKEN_FAULTS = {
  'token-malformed': 'the token is not a signed JSON Web Token',
  'token-type': 'the token is of another type; an access token has typ JWT or at+jwt',
  'token-unsigned': 'the token is not signed (alg none)',
  'token-algorithm': 'the token is signed by an algorithm that is not accepted here',
  'token-key': 'the token names a key that the issuer does not have',
  'token-signature': 'the signature does not fit the token',
  'token-issuer': 'the token is of another issuer than the one that is trusted here',
  'token-audience': 'the token is meant for another audience',
  'token-not-yet-valid': 'the token is not valid yet',
  'token-expired': 'the token has expired',
  'token-claims': 'the token lacks a claim, or one has another form; it needs iss, aud, sub and exp',
  'token-jurisdiction': 'the token has no jurisdiction; it is an area code of 6, 9 or 12 digits',
} as const;
export type TokenFault = keyof typeof TOKEN_FAULTS;

/** The refusal token-invalid with one item. It repeats nothing of the token, which anybody may have written. */
export function tokenInvalid(fault: TokenFault): Refusal {
  const detail = TOKEN_FAULTS[fault];
  return new Refusal('token-invalid', detail, [{ pointer: '/headers/authorization', code: fault, detail }]);
}

const FAULT_BY_CODE: Readonly<Record<string, TokenFault>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'token-algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'token-malformed',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'token-key',
  ERR_JWKS_NO_MATCHING_KEY: 'token-key',
  ERR_JWS_INVALID: 'token-malformed',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'token-signature',
  ERR_JWT_EXPIRED: 'token-expired',
  ERR_JWT_INVALID: 'token-malformed',
};

const FAULT_BY_CLAIM: Readonly<Record<string, TokenFault>> = {
  iss: 'token-issuer',
  aud: 'token-audience',
  nbf: 'token-not-yet-valid',
};

/** What an error of jose says about the token, or undefined if it is about something else. */
export function tokenFaultOf(error: unknown): TokenFault | undefined {
  if (error instanceof errors.JWTClaimValidationFailed) {
    const isThere = error.reason === 'check_failed';
    return (isThere ? FAULT_BY_CLAIM[error.claim] : undefined) ?? 'token-claims';
  }
  return error instanceof errors.JOSEError ? FAULT_BY_CODE[error.code] : undefined;
}
