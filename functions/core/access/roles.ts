import type { Disclosure } from '../identities/view-identity.ts';

/** All roles, in the order of the review and then of who watches it; `public` is everybody, without a token. */
export const ROLES = [
  'window-clerk',
  'township-reviewer',
  'federation-reviewer',
  'civil-affairs-approver',
  'finance',
  'supervisor',
  'policy-author',
  'policy-approver',
  'integrator',
  'auditor',
  'public',
] as const;
export type Role = (typeof ROLES)[number];
/** A role that a token can give. */
export type GrantedRole = Exclude<Role, 'public'>;

/** How far a role reaches from the jurisdiction it is held in: that one with its townships, or all below, too. */
export type Reach = 'own' | 'below';

interface RoleTraits {
  readonly zh: string;
  readonly reach: Reach;
  /** How much of a person's identity the role is shown, once access to the record is allowed. */
  readonly disclosure: Disclosure;
}

const TRAITS: Readonly<Record<Role, RoleTraits>> = {
  'window-clerk': { zh: '窗口受理', reach: 'own', disclosure: 'full' },
  'township-reviewer': { zh: '乡镇（街道）初审', reach: 'own', disclosure: 'full' },
  'federation-reviewer': { zh: '残联审核', reach: 'own', disclosure: 'full' },
  'civil-affairs-approver': { zh: '民政审定', reach: 'own', disclosure: 'full' },
  finance: { zh: '财政', reach: 'own', disclosure: 'full' },
  supervisor: { zh: '上级监督', reach: 'below', disclosure: 'masked' },
  'policy-author': { zh: '政策编制', reach: 'own', disclosure: 'none' },
  'policy-approver': { zh: '政策批准', reach: 'own', disclosure: 'none' },
  integrator: { zh: '系统对接', reach: 'below', disclosure: 'full' },
  auditor: { zh: '审计', reach: 'below', disclosure: 'masked' },
  public: { zh: '公众', reach: 'own', disclosure: 'notice' },
};

export function traitsOf(role: Role): RoleTraits {
  return TRAITS[role];
}

export function isGrantedRole(text: string): text is GrantedRole {
  return text !== 'public' && ROLES.some((role) => role === text);
}
