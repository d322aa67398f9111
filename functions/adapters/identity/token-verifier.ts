import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { SystemClock } from '../../core/ports/clock.ts';
import type { TokenVerifier } from '../../core/ports/token-verifier.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { type ClaimPaths, callerOf } from './claims-to-caller.ts';
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from './token-algorithms.ts';
import { type TokenFault, tokenFaultOf, tokenInvalid } from './token-fault.ts';
import type { TokenKeys } from './token-keys.ts';

/** Whose tokens are accepted, and how they are read. */
export interface TokenTrust {
  /** Compared with `iss` as it is. */
  readonly issuer: string;
  /** What `aud` has to name. */
  readonly audience: string;
  readonly keys: TokenKeys;
  readonly clock: SystemClock;
  /** Fewer than all that are known. */
  readonly algorithms?: readonly TokenAlgorithm[];
  readonly claimPaths?: ClaimPaths;
}

const LEEWAY_IN_SECONDS = 30; // clocks of two machines differ, not more than that
const LONGEST_TOKEN = 8192; // what servers take as a header
const TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']); // RFC 7519, RFC 9068

/** Checks bearer tokens of one issuer, on either runtime. */
export function tokenVerifier(trust: TokenTrust): TokenVerifier {
  return {
    verify: async (authorization) => {
      const token = tokenIn(authorization);
      const fault = headerFault(token);
      if (fault) throw tokenInvalid(fault);
      return callerOf(await claimsOf(token, trust), trust.claimPaths);
    },
  };
}

async function claimsOf(token: string, { issuer, audience, keys, clock, algorithms }: TokenTrust) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: [...(algorithms ?? TOKEN_ALGORITHMS)],
      requiredClaims: ['sub', 'exp'],
      clockTolerance: LEEWAY_IN_SECONDS,
      currentDate: new Date(clock.now()),
    });
    return payload;
  } catch (error) {
    const fault = tokenFaultOf(error);
    if (fault) throw tokenInvalid(fault);
    throw error;
  }
}

function tokenIn(authorization: string | undefined): string {
  const found = /^Bearer +([^ ]+) *$/i.exec(authorization ?? '');
  if (found?.[1]) return found[1];
  const what = authorization ? 'an Authorization header of another form' : 'no Authorization header';
  throw new Refusal('token-missing', `the request has ${what}; send Authorization: Bearer <token>`);
}

function headerFault(token: string): TokenFault | undefined {
  if (token.length > LONGEST_TOKEN) return 'token-malformed';
  try {
    const { alg, typ } = decodeProtectedHeader(token);
    if (typeof alg !== 'string') return 'token-malformed';
    if (alg.toLowerCase() === 'none') return 'token-unsigned';
    return TYPES.has(typeof typ === 'string' ? typ.toLowerCase() : undefined) ? undefined : 'token-type';
  } catch {
    return 'token-malformed';
  }
}
