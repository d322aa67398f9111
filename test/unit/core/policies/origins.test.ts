import { describe, expect, test } from 'vitest';
import { checkPolicies } from '../../../../functions/core/policies/check/check-policies.ts';
import { originAt, originsOf } from '../../../../functions/core/policies/origins.ts';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import type { BenefitClass, PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { layerOf, MINI_COUNTY, MINI_NATION } from '../../../support/mini-policy.ts';
import { inventedTexts, repositoryTexts } from '../../../support/policy-texts.ts';

const from = (files: readonly PolicyFile[], pointer: string) =>
  originAt(originsOf(files.map(layerOf)), pointer)?.jurisdiction;

const county = (rules: Partial<PolicyFile>): PolicyFile => ({ ...MINI_COUNTY, ...rules });

describe('where a value of a resolved policy comes from', () => {
  test('a value that the county states is the county’s, its neighbours stay the nation’s', () => {
    const files = [MINI_NATION, MINI_COUNTY];
    expect(from(files, '/parameters/nursing/amount')).toBe('500156');
    expect(from(files, '/parameters/nursing/label')).toBe('100000');
    expect(from(files, '/parameters/living/amount')).toBe('100000');
  });

  test('an expression is restated whole, so all inside is the county’s', () => {
    const elder: BenefitClass = { when: { all: [{ fact: 'person.age', operator: 'equal', value: 60 }] } };
    const files = [MINI_NATION, county({ benefits: { living: { classes: { elder } } } })];
    expect(from(files, '/benefits/living/classes/elder/when/all/0/value')).toBe('500156');
    expect(from(files, '/benefits/living/classes/elder/amount')).toBe('100000');
  });

  test('what the county removes has no origin; a map that it empties is the county’s', () => {
    const exclusions = { 'extreme-poverty': null };
    const origins = originsOf([MINI_NATION, county({ benefits: { living: { exclusions } } })].map(layerOf));
    const below = [...origins.keys()].filter((pointer) => pointer.startsWith('/benefits/living/exclusions'));
    expect(below).toEqual(['/benefits/living/exclusions']);
    expect(origins.get('/benefits/living/exclusions')?.jurisdiction).toBe('500156');
  });

  test('an entry whose id holds a slash or a tilde is found under its escaped pointer', () => {
    const files = [MINI_NATION, county({ documents: { 'a/b~c': { title: 'Odd' } } })];
    expect(from(files, '/documents/a~1b~0c/title')).toBe('500156');
  });

  test.each([
    ['every policy of the repository', repositoryTexts],
    ['the invented districts', inventedTexts],
  ])('every leaf of %s has an origin, and every origin is of a value that is there', (_, texts) => {
    const { layers } = checkPolicies(texts);
    const catalogue = policyCatalogueOf(layers);
    for (const code of catalogue.jurisdictions())
      for (const { file } of catalogue.versionsOf(code)) {
        const policy = catalogue.policyOn(code, file.effectiveFrom);
        const origins = originsOf(policy.layers);
        const leaves = leavesOf(policy.rules, '');
        expect(leaves.filter((pointer) => originAt(origins, pointer) === undefined)).toEqual([]);
        const known = new Set(leaves.flatMap(prefixesOf));
        expect([...origins.keys()].filter((pointer) => !known.has(pointer))).toEqual([]);
      }
  });
});

function leavesOf(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const entries = Object.entries(value);
  return entries.length === 0
    ? [pointer]
    : entries.flatMap(([key, part]) =>
        leavesOf(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      );
}

function prefixesOf(pointer: string): string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}`);
}
