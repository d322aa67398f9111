import { describe, expect, it } from 'vitest';
import type { AccessResource, AccessRule } from '../../../../functions/core/access/access-rule.ts';
import type { Caller } from '../../../../functions/core/access/caller.ts';
import { mayActIn } from '../../../../functions/core/access/caller.ts';
import { decideAccess } from '../../../../functions/core/access/decide-access.ts';
import { disclosureFor } from '../../../../functions/core/access/disclosure-for.ts';
import {
  type GrantedRole,
  isGrantedRole,
  ROLES,
  type Role,
} from '../../../../functions/core/access/roles.ts';

const caller = (role: GrantedRole, jurisdiction: string): Caller => ({
  subject: `${role}-1`,
  roles: [role],
  jurisdiction,
});
const rule = (scope: AccessRule['scope'], first: Role, ...others: Role[]): AccessRule => ({
  scope,
  roles: [first, ...others],
});
const crossCase: AccessResource = { kind: 'case', receiving: '130110', competent: '500156' };
const outcome = (...args: Parameters<typeof decideAccess>) => decideAccess(...args).outcome;

describe('a grant', () => {
  it('lets an officer act in his district and its townships only', () => {
    const grant = { role: 'civil-affairs-approver', jurisdiction: '500156' } as const;
    expect(['500156', '500156101'].every((area) => mayActIn(grant, area))).toBe(true);
    expect(['500155', '500000', '100000', '130110'].some((area) => mayActIn(grant, area))).toBe(false);
  });

  it('lets a supervisor of a province see all below, an officer of a province only what is its own', () => {
    expect(mayActIn({ role: 'supervisor', jurisdiction: '500000' }, '500156')).toBe(true);
    expect(mayActIn({ role: 'supervisor', jurisdiction: '500000' }, '510100')).toBe(false);
    expect(mayActIn({ role: 'civil-affairs-approver', jurisdiction: '500000' }, '500156')).toBe(false);
  });
});

describe('access to a case', () => {
  const read = rule('receiving-or-competent', 'window-clerk', 'civil-affairs-approver', 'supervisor');

  it('is given at both of its offices', () => {
    expect(outcome(read, caller('window-clerk', '130110'), crossCase)).toBe('allowed');
    expect(outcome(read, caller('civil-affairs-approver', '500156'), crossCase)).toBe('allowed');
    expect(outcome(read, caller('supervisor', '500000'), crossCase)).toBe('allowed');
    expect(outcome(read, caller('supervisor', '130000'), crossCase)).toBe('allowed');
  });

  it('is hidden from every other district', () => {
    for (const area of ['500155', '130111', '510000', '500000'])
      expect(outcome(read, caller('civil-affairs-approver', area), crossCase)).toBe('hidden');
    expect(outcome(read, caller('supervisor', '510000'), crossCase)).toBe('hidden');
  });

  it('is forbidden to another role, whether there is such a case or not', () => {
    expect(decideAccess(read, caller('policy-author', '500156'), crossCase)).toMatchObject({
      outcome: 'forbidden',
      reason: 'role',
      detail: {
        en: 'the token has policy-author; this asks for window-clerk or civil-affairs-approver or supervisor',
      },
    });
  });

  it('that only the competent office has is hidden from the receiving one', () => {
    const own = rule('own', 'civil-affairs-approver');
    expect(outcome(own, caller('civil-affairs-approver', '500156'), crossCase)).toBe('allowed');
    expect(outcome(own, caller('civil-affairs-approver', '130110'), crossCase)).toBe('hidden');
  });

  it('says nothing of the case where it is denied', () => {
    expect(JSON.stringify(decideAccess(read, caller('window-clerk', '500155'), crossCase))).not.toMatch(
      /130110|500156/,
    );
  });
});

describe('access to a jurisdiction that the caller named', () => {
  const summary = rule('below', 'supervisor');

  it('is openly forbidden outside of his reach', () => {
    const named = { kind: 'jurisdiction', jurisdiction: '510100' } as const;
    expect(decideAccess(summary, caller('supervisor', '500000'), named)).toEqual({
      outcome: 'forbidden',
      reason: 'jurisdiction',
      detail: {
        zh: '500000 的 supervisor 的辖区不含 510100',
        en: 'supervisor in 500000 does not reach 510100',
      },
    });
  });

  it('is not given upwards or when none was named', () => {
    const above = { kind: 'jurisdiction', jurisdiction: '100000' } as const;
    expect(outcome(summary, caller('supervisor', '500000'), above)).toBe('forbidden');
    expect(outcome(summary, caller('supervisor', '100000'), { kind: 'none' })).toBe('forbidden');
  });
});

describe('access without a token', () => {
  it('is given to what is public and asks for a token elsewhere', () => {
    expect(decideAccess(rule('none', 'public'), undefined, { kind: 'none' })).toEqual({
      outcome: 'allowed',
      by: ['public'],
    });
    expect(outcome(rule('none', 'auditor'), undefined, { kind: 'none' })).toBe('unauthenticated');
  });

  it('is still there for whoever sends a token without the role', () => {
    const noticeBoard = rule('own', 'public', 'civil-affairs-approver');
    const record = { kind: 'record', jurisdiction: '500156' } as const;
    expect(decideAccess(noticeBoard, caller('civil-affairs-approver', '130110'), record)).toMatchObject({
      by: ['public'],
    });
    expect(decideAccess(noticeBoard, caller('civil-affairs-approver', '500156'), record)).toMatchObject({
      by: ['civil-affairs-approver'],
    });
  });
});

describe('a caller of several roles', () => {
  it('is let in by those roles alone that reach, and sees as much as they may', () => {
    const both: Caller = { subject: 's', roles: ['window-clerk', 'supervisor'], jurisdiction: '500000' };
    const read = rule('receiving-or-competent', 'window-clerk', 'supervisor');
    const decision = decideAccess(read, both, crossCase);
    expect(decision).toEqual({ outcome: 'allowed', by: ['supervisor'] });
    expect(disclosureFor(decision.outcome === 'allowed' ? decision.by : [])).toBe('masked');
  });

  it('without any role gets nothing but what is public', () => {
    const nobody: Caller = { subject: 's', roles: [], jurisdiction: '100000' };
    for (const role of ROLES.filter(isGrantedRole))
      expect(outcome(rule('any', role), nobody, { kind: 'none' })).toBe('forbidden');
  });
});

describe('disclosure', () => {
  it('is full for those who handle the case, masked for those who watch, a name for the public', () => {
    expect(ROLES.map((role) => [role, disclosureFor([role])])).toEqual([
      ['window-clerk', 'full'],
      ['township-reviewer', 'full'],
      ['federation-reviewer', 'full'],
      ['civil-affairs-approver', 'full'],
      ['finance', 'full'],
      ['supervisor', 'masked'],
      ['policy-author', 'none'],
      ['policy-approver', 'none'],
      ['integrator', 'full'],
      ['auditor', 'masked'],
      ['public', 'notice'],
    ]);
    expect(disclosureFor([])).toBe('none');
  });
});

describe('every role, scope and foreign jurisdiction', () => {
  const foreign = ['130110', '130000', '500155', '500156101', '510000'];
  const kinds: ((area: string) => AccessResource)[] = [
    (jurisdiction) => ({ kind: 'jurisdiction', jurisdiction }),
    (jurisdiction) => ({ kind: 'record', jurisdiction }),
    (area) => ({ kind: 'case', receiving: area, competent: area }),
  ];

  it('keeps what lies in 500156 from callers of elsewhere', () => {
    for (const role of ROLES.filter(isGrantedRole))
      for (const scope of ['own', 'below', 'receiving-or-competent'] as const)
        for (const area of foreign)
          for (const resourceIn of kinds) {
            const decision = decideAccess(rule(scope, role), caller(role, area), resourceIn('500156'));
            expect(decision.outcome).toBe(
              resourceIn('500156').kind === 'jurisdiction' ? 'forbidden' : 'hidden',
            );
          }
  });
});
