import type { Caller } from '../access/caller.ts';

/** Checks bearer tokens (RFC 6750). */
export interface TokenVerifier {
  /**
   * The caller that the Authorization header proves. Refuses token-missing where there is none, token-invalid, and
   * sign-in-unavailable while the issuer's keys cannot be had.
   */
  verify(authorization: string | undefined): Promise<Caller>;
}
