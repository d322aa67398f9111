import { isAreaCode } from '../../core/access/area-code.ts';
import { isGrantedRole, ROLES } from '../../core/access/roles.ts';
import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal, type RefusalItem } from '../../core/shared/refusal.ts';

/** What a token is asked for, as a command line gives it. */
export interface TokenWish {
  readonly role: string;
  /** Area code of 6, 9 or 12 digits. */
  readonly jurisdiction: string;
  /** Who it is for; two persons have two subjects. */
  readonly subject: string;
  readonly office?: string;
  readonly lifetimeInMinutes: number;
}

const LONGEST_LIFETIME_IN_MINUTES = 30 * 24 * 60;
const LONGEST_SUBJECT = 255;

/** Refuses request-invalid if a token cannot be issued as wished. */
export function requireIssuable(wish: TokenWish): void {
  const faults = [
    roleFault(wish.role),
    areaFault(wish.jurisdiction),
    subjectFault(wish.subject),
    lifetimeFault(wish.lifetimeInMinutes),
  ].filter((fault) => fault !== undefined);
  if (faults.length === 0) return;
  throw new Refusal('request-invalid', faults.map(({ detail }) => detail).join('; '), faults);
}

function roleFault(role: string): RefusalItem | undefined {
  if (isGrantedRole(role)) return undefined;
  const roles = ROLES.filter(isGrantedRole);
  const nearest = nearestName(role, roles);
  const detail = `role is '${role.slice(0, 64)}'; it is one of ${roles.join(', ')}`;
  return { pointer: '/role', code: 'role-unknown', detail, ...(nearest === undefined ? {} : { nearest }) };
}

function areaFault(area: string): RefusalItem | undefined {
  if (isAreaCode(area)) return undefined;
  const detail = `jurisdiction is '${area.slice(0, 64)}'; it is an area code of 6, 9 or 12 digits`;
  return { pointer: '/jurisdiction', code: 'jurisdiction-form', detail };
}

function subjectFault(subject: string): RefusalItem | undefined {
  if (subject !== '' && subject.length <= LONGEST_SUBJECT) return undefined;
  const detail = `subject has ${subject.length} characters; it has 1 to ${LONGEST_SUBJECT}`;
  return { pointer: '/subject', code: 'subject-length', detail };
}

function lifetimeFault(minutes: number): RefusalItem | undefined {
  if (Number.isSafeInteger(minutes) && minutes >= 1 && minutes <= LONGEST_LIFETIME_IN_MINUTES)
    return undefined;
  const detail = `lifetime is ${minutes} minutes; it is a whole number from 1 to ${LONGEST_LIFETIME_IN_MINUTES}`;
  return { pointer: '/lifetimeInMinutes', code: 'lifetime-range', detail };
}
