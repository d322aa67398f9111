import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoleGrant } from './role-grants.ts';

/** Why a permission that no test here needed is given all the same; `on` is the principal, `grant` what shownGrant says. */
export interface GrantReason {
  readonly on: string;
  readonly grant: string;
  readonly reason: string;
  /** Whether the call is made or not hangs on what overtakes what: then a run that needed it makes no reason stale. */
  readonly dependsOnTiming?: boolean;
}

export const grantReasons = JSON.parse(
  readFileSync(join(import.meta.dirname, 'unused-grants.json'), 'utf8'),
) as readonly GrantReason[];

export function isReasonFor({ on, grant }: GrantReason, found: RoleGrant): boolean {
  const isForAll = on === '*' || new RegExp(`^${on}$`).test(found.principal);
  return isForAll && new RegExp(`^${grant}$`).test(shownGrant(found).split(' ').slice(1).join(' '));
}

/** `api dynamodb:Query table/data`: who, what, on what. */
export function shownGrant({ principal, action, resource }: RoleGrant): string {
  return `${principal} ${action} ${resource.split(':').at(-1)}`;
}
