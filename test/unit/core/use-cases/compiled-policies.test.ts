import { describe, expect, it } from 'vitest';
import { compiledPolicies } from '../../../../functions/core/use-cases/compiled-policies.ts';
import { MINI_COUNTY, MINI_NATION, policyFrom } from '../../../support/mini-policy.ts';

const policyWith = (amount: string) =>
  policyFrom([MINI_NATION, { ...MINI_COUNTY, parameters: { nursing: { amount, cite: 'county-9 二' } } }]);

describe('compiled policies', () => {
  it('are compiled once for a digest, whichever object asks', () => {
    const compiled = compiledPolicies(2);
    expect(compiled(policyWith('120.00'))).toBe(compiled(policyWith('120.00')));
    expect(compiled(policyWith('130.00'))).not.toBe(compiled(policyWith('120.00')));
  });

  it('are forgotten from the one not asked for longest', () => {
    const compiled = compiledPolicies(2);
    const [a, b, c] = [policyWith('1.00'), policyWith('2.00'), policyWith('3.00')] as const;
    const [first, second] = [compiled(a), compiled(b)];
    compiled(a);
    compiled(c);
    expect(compiled(a)).toBe(first);
    expect(compiled(b)).not.toBe(second);
  });
});
