import type { Bilingual } from '../shared/text.ts';
import { type AccessResource, type AccessRule, type AccessScope, isPublic } from './access-rule.ts';
import { isAreaBelow, isOwnArea } from './area-code.ts';
import { type Caller, type Grant, grantsOf, mayActIn } from './caller.ts';
import type { Role } from './roles.ts';

export const ACCESS_DENIALS = ['no-token', 'role', 'jurisdiction', 'resource-without-jurisdiction'] as const;
export type AccessDenial = (typeof ACCESS_DENIALS)[number];

/** Whether a request goes on; `hidden` is answered as if there were nothing (404), `forbidden` openly (403). */
export type AccessDecision =
  | { readonly outcome: 'allowed'; readonly by: readonly Role[] }
  | {
      readonly outcome: 'unauthenticated' | 'forbidden' | 'hidden';
      readonly reason: AccessDenial;
      /** What was found and what would be right; names roles and area codes, never the resource. */
      readonly detail: Bilingual;
    };

/**
 * Decides by the rule of an endpoint. The role is looked at first, so that a role that never could tells nothing
 * about what exists. `by` holds the roles that opened the door; the answer is masked for them and no others.
 */
export function decideAccess(
  rule: AccessRule,
  caller: Caller | undefined,
  resource: AccessResource,
): AccessDecision {
  if (!caller) return isPublic(rule) ? { outcome: 'allowed', by: ['public'] } : withoutToken;
  const grants = grantsOf(caller).filter(({ role }) => rule.roles.includes(role));
  const by = grants.filter((grant) => reaches(rule.scope, grant, resource)).map(({ role }) => role);
  if (by.length > 0) return { outcome: 'allowed', by };
  if (isPublic(rule)) return { outcome: 'allowed', by: ['public'] };
  return grants.length === 0 ? wrongRole(rule, caller) : outOfReach(rule, grants, resource);
}

/** Whether a grant has the reach that a scope asks for; a scope that needs a jurisdiction and gets none is not met. */
function reaches(scope: AccessScope, grant: Grant, resource: AccessResource): boolean {
  if (scope === 'any' || scope === 'none') return true;
  if (resource.kind === 'none') return false;
  if (scope === 'receiving-or-competent')
    return officesOf(resource).some((office) => mayActIn(grant, office));
  const area = resource.kind === 'case' ? resource.competent : resource.jurisdiction;
  return (scope === 'own' ? isOwnArea : isAreaBelow)(grant.jurisdiction, area);
}

function officesOf(resource: Exclude<AccessResource, { kind: 'none' }>): string[] {
  return resource.kind === 'case' ? [resource.receiving, resource.competent] : [resource.jurisdiction];
}

const withoutToken: AccessDecision = {
  outcome: 'unauthenticated',
  reason: 'no-token',
  detail: {
    zh: '请求没有带 Bearer 令牌；该地址需要令牌',
    en: 'the request has no bearer token; this address asks for one',
  },
};

function wrongRole(rule: AccessRule, caller: Caller): AccessDecision {
  const roles = caller.roles;
  return {
    outcome: 'forbidden',
    reason: 'role',
    detail: {
      zh: `令牌的角色是${roles.length === 0 ? '（无）' : ` ${roles.join('、')}`}；此处需要 ${rule.roles.join(' 或者 ')}`,
      en: `the token has ${roles.length === 0 ? 'no role' : roles.join(', ')}; this asks for ${rule.roles.join(' or ')}`,
    },
  };
}

function outOfReach(rule: AccessRule, grants: readonly Grant[], resource: AccessResource): AccessDecision {
  if (resource.kind === 'none') {
    const detail = {
      zh: `此处需要辖区范围 ${rule.scope}，而请求没有写明涉及哪个辖区`,
      en: `this asks for the scope ${rule.scope}, and nothing says which jurisdiction is concerned`,
    };
    return { outcome: 'forbidden', reason: 'resource-without-jurisdiction', detail };
  }
  const held = grants.map(({ role, jurisdiction }) => `${role} in ${jurisdiction}`).join(', ');
  const zhHeld = grants.map(({ role, jurisdiction }) => `${jurisdiction} 的 ${role}`).join('、');
  return resource.kind === 'jurisdiction'
    ? {
        outcome: 'forbidden',
        reason: 'jurisdiction',
        detail: {
          zh: `${zhHeld} 的辖区不含 ${resource.jurisdiction}`,
          en: `${held} does not reach ${resource.jurisdiction}`,
        },
      }
    : {
        outcome: 'hidden',
        reason: 'jurisdiction',
        detail: {
          zh: `${zhHeld} 的辖区不含所请求的内容`,
          en: `${held} does not reach what is asked for`,
        },
      };
}
