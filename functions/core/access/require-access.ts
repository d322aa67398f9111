import { Refusal } from '../shared/refusal.ts';
import type { AccessResource, AccessRule } from './access-rule.ts';
import type { Caller } from './caller.ts';
import { decideAccess } from './decide-access.ts';
import type { Role } from './roles.ts';

/**
 * The roles that allow the request, or the refusal to be answered: token-missing, access-denied, or, where the
 * record's existence is a secret, the very refusal that an unknown identifier gets.
 */
export function requireAccess(
  rule: AccessRule,
  caller: Caller | undefined,
  resource: AccessResource,
  refuseAsUnknown: () => Refusal,
): readonly Role[] {
  const decision = decideAccess(rule, caller, resource);
  switch (decision.outcome) {
    case 'allowed':
      return decision.by;
    case 'hidden':
      throw refuseAsUnknown();
    case 'unauthenticated':
      throw new Refusal('token-missing', decision.detail);
    case 'forbidden':
      throw new Refusal('access-denied', decision.detail, [
        {
          pointer: '',
          code: `access-${decision.reason}`,
          detail: decision.detail.en,
          zh: decision.detail.zh,
        },
      ]);
  }
}
