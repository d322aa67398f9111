import type { Refusal } from '../shared/refusal.ts';

const REALM = 'Bearer realm="huize"';

/** The WWW-Authenticate header that goes with a refusal (RFC 6750, section 3), or undefined where none does. */
export function wwwAuthenticate(refusal: Refusal): string | undefined {
  switch (refusal.name) {
    case 'token-missing':
      return REALM; // no error code, for nothing was presented
    case 'token-invalid':
      return `${REALM}, error="invalid_token", error_description="${described(refusal)}"`;
    case 'access-denied':
    case 'second-person-required':
      return `${REALM}, error="insufficient_scope", error_description="${described(refusal)}"`;
    default:
      return undefined;
  }
}

// What RFC 6750 allows within the quotes, and no more than a log line takes.
function described(refusal: Refusal): string {
  return refusal.message.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?').slice(0, 200);
}
