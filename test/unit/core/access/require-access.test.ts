import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../functions/core/access/caller.ts';
import { requireAccess } from '../../../../functions/core/access/require-access.ts';
import { requireSecondPerson } from '../../../../functions/core/access/require-second-person.ts';
import { wwwAuthenticate } from '../../../../functions/core/access/www-authenticate.ts';
import { describeRefusal, Refusal } from '../../../../functions/core/shared/refusal.ts';

const rule = { roles: ['civil-affairs-approver'], scope: 'own' } as const;
const approver: Caller = { subject: 'a', roles: ['civil-affairs-approver'], jurisdiction: '500156' };
const unknown = () => new Refusal('identity-unknown', 'no such record');

const refusedWith = (action: () => unknown): Refusal => {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was allowed');
};

describe('required access', () => {
  it('says which roles opened the door', () => {
    expect(requireAccess(rule, approver, { kind: 'record', jurisdiction: '500156' }, unknown)).toEqual([
      'civil-affairs-approver',
    ]);
  });

  it('answers 401 without a token, 403 to a wrong role, 404 for what lies elsewhere', () => {
    const here = { kind: 'record', jurisdiction: '500156' } as const;
    const elsewhere = { kind: 'record', jurisdiction: '130110' } as const;
    const statuses = [
      () => requireAccess(rule, undefined, here, unknown),
      () => requireAccess(rule, { ...approver, roles: ['auditor'] }, here, unknown),
      () => requireAccess(rule, approver, elsewhere, unknown),
    ].map((action) => {
      const { name } = refusedWith(action);
      return [name, describeRefusal(name).status];
    });
    expect(statuses).toEqual([
      ['token-missing', 401],
      ['access-denied', 403],
      ['identity-unknown', 404],
    ]);
  });

  it('answers what lies elsewhere exactly as what does not exist', () => {
    const elsewhere = { kind: 'record', jurisdiction: '130110' } as const;
    const { name, message, items } = refusedWith(() => requireAccess(rule, approver, elsewhere, unknown));
    expect({ name, message, items }).toEqual({
      name: 'identity-unknown',
      message: 'no such record',
      items: [],
    });
  });
});

const POLICY = { zh: '政策 500156 ', en: 'policy 500156' };

describe('separation of duties', () => {
  it('lets another person release, and nobody what he prepared', () => {
    expect(() => requireSecondPerson(['b', 'c'], approver, POLICY)).not.toThrow();
    const refusal = refusedWith(() => requireSecondPerson(['b', 'a'], approver, POLICY));
    expect([refusal.name, describeRefusal(refusal.name).status]).toEqual(['second-person-required', 403]);
  });
});

describe('the WWW-Authenticate header', () => {
  it('names no error where there was no token (RFC 6750, section 3.1)', () => {
    expect(wwwAuthenticate(new Refusal('token-missing', 'x'))).toBe('Bearer realm="huize"');
  });

  it('says what is wrong with a token, in characters that a header can have', () => {
    expect(wwwAuthenticate(new Refusal('token-invalid', 'the "token"\r\nhas expired 过期'))).toBe(
      'Bearer realm="huize", error="invalid_token", error_description="the ?token???has expired ??"',
    );
    expect(wwwAuthenticate(new Refusal('access-denied', 'no'))).toContain('error="insufficient_scope"');
  });

  it('goes with no other refusal', () => {
    expect(wwwAuthenticate(new Refusal('month-invalid', 'x'))).toBeUndefined();
  });
});
