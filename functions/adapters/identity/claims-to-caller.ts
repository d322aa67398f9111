import type { JWTPayload } from 'jose';
import { isAreaCode } from '../../core/access/area-code.ts';
import type { Caller } from '../../core/access/caller.ts';
import { isGrantedRole } from '../../core/access/roles.ts';
import { isObject } from '../../core/shared/json.ts';
import { tokenInvalid } from './token-fault.ts';

/** Where an issuer puts what we need: paths of claim names, such as ['realm_access', 'roles'] for Keycloak. */
export interface ClaimPaths {
  readonly roles: readonly string[];
  readonly jurisdiction: readonly string[];
  readonly office: readonly string[];
}

const DEFAULT_CLAIM_PATHS: ClaimPaths = {
  roles: ['roles'],
  jurisdiction: ['jurisdiction'],
  office: ['office'],
};

const LONGEST_SUBJECT = 255; // OpenID Connect Core, section 2

/** The caller that verified claims describe. Roles that are not ours are passed over: issuers serve others, too. */
export function callerOf(claims: JWTPayload, paths: ClaimPaths = DEFAULT_CLAIM_PATHS): Caller {
  const { sub: subject } = claims;
  if (typeof subject !== 'string' || subject === '' || subject.length > LONGEST_SUBJECT)
    throw tokenInvalid('token-claims');
  const jurisdiction = claimAt(claims, paths.jurisdiction);
  if (typeof jurisdiction !== 'string' || !isAreaCode(jurisdiction)) throw tokenInvalid('token-jurisdiction');
  const office = claimAt(claims, paths.office);
  if (office !== undefined && typeof office !== 'string') throw tokenInvalid('token-claims');
  const roles = [...new Set(textsIn(claimAt(claims, paths.roles)))].filter(isGrantedRole);
  return { subject, roles, jurisdiction, ...(office === undefined ? {} : { office }) };
}

function claimAt(claims: JWTPayload, path: readonly string[]): unknown {
  let found: unknown = claims;
  for (const name of path) found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  return found;
}

/** Roles come as an array, or as one text with spaces as scopes do. */
function textsIn(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim.filter((one) => typeof one === 'string') : [];
}
