import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../../functions/core/policies/check/check-policies.ts';
import { guardedCatalogue } from '../../../functions/core/policies/guarded-catalogue.ts';
import { policyCatalogueOf } from '../../../functions/core/policies/policy-catalogue-of.ts';
import { packedPolicies, unpackedPolicies } from '../../../functions/runtime/packed-policies.ts';
import { repositoryTexts } from '../../support/policy-texts.ts';

const texts = repositoryTexts.filter(
  ({ path }) => /^(100000|500156)-/.test(path) && !path.includes('/examples/'),
);
const wulong = policyCatalogueOf(checkPolicies(texts).layers);

describe('policies that are packed for threads', () => {
  it('are the same catalogue again, file by file', () => {
    const packed = packedPolicies(wulong);
    if (packed === undefined) throw new Error('they stand still');
    const again = unpackedPolicies(packed);
    expect(again.jurisdictions()).toEqual(wulong.jurisdictions());
    for (const day of ['2023-03-31', '2026-06-30'])
      expect(again.policyOn('500156', day)).toEqual(wulong.policyOn('500156', day));
  });

  it('are packed once, another catalogue under a name of its own, and only where they stand still', () => {
    const { id } = packedPolicies(wulong) ?? {};
    expect(packedPolicies(wulong)?.id).toBe(id);
    const empty = policyCatalogueOf([]);
    expect(packedPolicies(guardedCatalogue(empty, []))?.id).not.toBe(id);
    const { parts: _, ...moving } = empty;
    expect(packedPolicies(moving)).toBeUndefined();
  });
});
