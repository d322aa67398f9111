import type { AccessRule } from '../core/access/access-rule.ts';
import { isGrantedRole, ROLES, type Role } from '../core/access/roles.ts';

/** What is served without a token: all that stores nothing and names nobody, or as little as the law asks for. */
export const OPENNESS = ['stateless', 'minimal'] as const;
export type Openness = (typeof OPENNESS)[number];

export const isOpenness = (text: string): text is Openness => OPENNESS.some((one) => one === text);

/** Who may call an endpoint. */
export interface EndpointAccess extends AccessRule {
  /** Open unless the configuration says `minimal`; then any token will do. */
  readonly isClosable?: true;
}

/** Everybody, whatever the configuration says: what the public has a right to, and what explains the rest. */
export const OPEN: EndpointAccess = { roles: ['public'], scope: 'none' };

/** Everybody, unless the configuration says otherwise: computes from what is sent, stores nothing, names nobody. */
export const STATELESS: EndpointAccess = { ...OPEN, isClosable: true };

/** The window that received the case. */
export const WINDOW: EndpointAccess = { roles: ['window-clerk'], scope: 'receiving-or-competent' };

const REVIEWERS = ['township-reviewer', 'federation-reviewer', 'civil-affairs-approver', 'finance'] as const;

/** The offices of a review chain; which of them, the open stage says. */
export const REVIEW: EndpointAccess = { roles: REVIEWERS, scope: 'receiving-or-competent' };

/** Every office that handles cases. */
export const OFFICES: EndpointAccess = {
  roles: ['window-clerk', ...REVIEWERS],
  scope: 'receiving-or-competent',
};

/** Whoever leads a review, and the level above. */
export const LEAD: EndpointAccess = {
  roles: ['civil-affairs-approver', 'supervisor'],
  scope: 'receiving-or-competent',
};

/** Whoever handles, watches or exchanges cases: of both offices, and above them. */
export const CASE_READERS: EndpointAccess = {
  roles: ['window-clerk', ...REVIEWERS, 'supervisor', 'integrator', 'auditor'],
  scope: 'receiving-or-competent',
};

/** Whoever watches over a jurisdiction and all below. */
export const OVERSEERS: EndpointAccess = {
  roles: ['civil-affairs-approver', 'supervisor', 'auditor'],
  scope: 'receiving-or-competent',
};

/** Other systems, for their jurisdiction and all below. */
export const INTEGRATORS: EndpointAccess = { roles: ['integrator'], scope: 'receiving-or-competent' };

const ANY_TOKEN: AccessRule = {
  roles: ROLES.filter(isGrantedRole) as readonly Role[] as readonly [Role, ...Role[]],
  scope: 'any',
};

/** The rule as this server is configured. */
export function accessInForce(access: EndpointAccess, openness: Openness): AccessRule {
  return access.isClosable && openness === 'minimal' ? ANY_TOKEN : access;
}
