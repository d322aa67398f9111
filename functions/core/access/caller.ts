import { isAreaBelow, isOwnArea } from './area-code.ts';
import { type GrantedRole, type Role, traitsOf } from './roles.ts';

/** Who asks, as a verified token says. */
export interface Caller {
  /** The person or system at the issuer; compared as it is, to tell two persons apart. */
  readonly subject: string;
  readonly roles: readonly GrantedRole[];
  /** The area code in which all the roles are held. */
  readonly jurisdiction: string;
  readonly office?: string;
}

/** One role held in one jurisdiction. */
export interface Grant {
  readonly role: Role;
  readonly jurisdiction: string;
}

export function grantsOf(caller: Caller): Grant[] {
  return caller.roles.map((role) => ({ role, jurisdiction: caller.jurisdiction }));
}

/** Whether a role held in one jurisdiction reaches another: officers their own and its townships, supervisors all below. */
export function mayActIn(grant: Grant, jurisdiction: string): boolean {
  const reaches = traitsOf(grant.role).reach === 'below' ? isAreaBelow : isOwnArea;
  return reaches(grant.jurisdiction, jurisdiction);
}
