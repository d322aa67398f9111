import { describe, expect, it } from 'vitest';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import { compiledPolicies } from '../../../../functions/core/use-cases/compiled-policies.ts';
import { determineMonth } from '../../../../functions/core/use-cases/determine-month.ts';
import { layerOf, MINI_COUNTY, MINI_NATION } from '../../../support/mini-policy.ts';

const retroactive = { ...MINI_COUNTY, effectiveFrom: '2023-03-01', issuedOn: '2023-09-01' };
const catalogue = policyCatalogueOf([MINI_NATION, MINI_COUNTY, retroactive].map(layerOf));
const determine = (month: string, knownOn?: string) =>
  determineMonth(catalogue, compiledPolicies(5), {
    jurisdiction: '500156',
    month,
    facts: {},
    ...(knownOn !== undefined && { knownOn }),
  });

describe('determining a month', () => {
  it('takes the policy in force on its last day', async () => {
    expect((await determine('2023-02')).policy.layers.at(-1)?.effectiveFrom).toBe('2023-02-23');
    expect((await determine('2023-03')).policy.layers.at(-1)?.effectiveFrom).toBe('2023-03-01');
  });

  it('decides as known on another day where that is asked', async () => {
    expect((await determine('2023-03', '2023-08-31')).policy.layers.at(-1)?.effectiveFrom).toBe('2023-02-23');
  });

  it('refuses months and days that are none', () => {
    expect(() => determine('2023-13')).toThrow(/right is YYYY-MM/);
    expect(() => determine('2023-03', '2023-02-30')).toThrow(/knownOn is "2023-02-30"/);
  });
});
