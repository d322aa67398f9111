import type { Actor, ActorRole } from '../cases/actor.ts';
import { shortestAreaCode } from './area-code.ts';
import type { Caller } from './caller.ts';
import type { Role } from './roles.ts';

const ACTOR_ROLES: Readonly<Partial<Record<Role, ActorRole>>> = {
  'window-clerk': 'window',
  'township-reviewer': 'township',
  'federation-reviewer': 'federation',
  'civil-affairs-approver': 'civil-affairs',
  finance: 'finance',
  supervisor: 'supervisor',
};

/** The caller as one who acts on a case in one of his roles; undefined for roles that do not act on cases. */
export function actorOf(caller: Caller, role: Role): Actor | undefined {
  const actorRole = caller.roles.some((held) => held === role) ? ACTOR_ROLES[role] : undefined;
  if (actorRole === undefined) return undefined;
  return { role: actorRole, office: shortestAreaCode(caller.jurisdiction), officer: caller.subject };
}
