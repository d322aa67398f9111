import { describe, expect, it } from 'vitest';
import { actorOf } from '../../../../functions/core/access/actor-of.ts';
import type { Caller } from '../../../../functions/core/access/caller.ts';

const caller: Caller = {
  subject: 'o-7',
  roles: ['township-reviewer', 'auditor'],
  jurisdiction: '500156101000',
};

describe('the actor of a caller', () => {
  it('acts for the office of the token, in the short spelling of its code', () => {
    expect(actorOf(caller, 'township-reviewer')).toEqual({
      role: 'township',
      office: '500156101',
      officer: 'o-7',
    });
  });

  it('is the finance bureau where a stage of a chain is its own', () => {
    const bureau: Caller = { subject: 'o-8', roles: ['finance'], jurisdiction: '500156' };
    expect(actorOf(bureau, 'finance')).toEqual({ role: 'finance', office: '500156', officer: 'o-8' });
  });

  it('is nobody in a role that the caller lacks, or that does not act on cases', () => {
    expect(actorOf(caller, 'civil-affairs-approver')).toBeUndefined();
    expect(actorOf(caller, 'auditor')).toBeUndefined();
    expect(actorOf(caller, 'public')).toBeUndefined();
  });
});
