import type { Role } from './roles.ts';

/**
 * Where a role has to be held for what an endpoint touches:
 * `own` in that very jurisdiction (or the county of that township), `below` there or above it,
 * `receiving-or-competent` so that the role reaches either office of the case,
 * `any` anywhere, for what may concern any jurisdiction, `none` anywhere, for what concerns none.
 */
export const ACCESS_SCOPES = ['own', 'below', 'receiving-or-competent', 'any', 'none'] as const;
export type AccessScope = (typeof ACCESS_SCOPES)[number];

/** The access an endpoint declares; one of the roles is enough, and `public` asks for no token. */
export interface AccessRule {
  readonly roles: readonly [Role, ...Role[]];
  readonly scope: AccessScope;
}

/**
 * What is asked for. A jurisdiction that the caller named is no secret, so a denial says so; whether a record or a
 * case exists is one, so outside of the caller's reach it is as if it did not.
 */
export type AccessResource =
  | { readonly kind: 'none' }
  | { readonly kind: 'jurisdiction'; readonly jurisdiction: string }
  | { readonly kind: 'record'; readonly jurisdiction: string }
  | { readonly kind: 'case'; readonly receiving: string; readonly competent: string };

export function isPublic(rule: AccessRule): boolean {
  return rule.roles.includes('public');
}
