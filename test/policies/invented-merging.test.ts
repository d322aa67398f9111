import { describe, expect, test } from 'vitest';
import { originAt, originsOf } from '../../functions/core/policies/origins.ts';
import type { Policy } from '../../functions/core/policies/policy.ts';
import { isObject } from '../../functions/core/shared/json.ts';
import { inventedCatalogue } from '../support/invented-districts.ts';

const nation = inventedCatalogue.policyOn('100000', '2024-03-31');
const city = inventedCatalogue.policyOn('990100', '2024-03-31');
const county = inventedCatalogue.policyOn('990101', '2024-03-31');
const later = inventedCatalogue.policyOn('990101', '2024-08-31');

function valueAt(policy: Policy, ...path: string[]): unknown {
  return path.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), policy.rules);
}

describe('null removes what a level above or an earlier version states', () => {
  test.each<[string[], Policy, Policy]>([
    [['documents', 'invented-province-draft'], city, county],
    [['registers', 'invented-coupons'], city, county],
    [['otherBenefits', 'old-coupon'], city, county],
    [['otherBenefits', 'care-fund', 'parts', 'holiday'], city, county],
    [['facts', 'residence.months'], city, county],
    [['facts', 'transport.mode', 'choices', 'ferry'], city, county],
    [['parameters', 'oldBonus'], city, county],
    [['conditions', 'holds-old-coupon'], city, county],
    [['benefits', 'heating'], city, county],
    [['benefits', 'living', 'requirements', 'residence'], city, county],
    [['benefits', 'living', 'classes', 'old-class'], city, county],
    [['benefits', 'living', 'concurrence', 'orphan'], nation, county],
    [['chains', 'by-coupon'], city, county],
    [['stageDefaults', 'village-verification'], city, county],
    [['materials', 'old-coupon'], city, county],
    [['events', 'coupon-lost'], city, county],
    [['texts', 'coupon-letter'], city, county],
    [['terms', 'correct-file'], county, later],
    [['benefits', 'phone', 'table'], county, later],
    [['benefits', 'visits', 'classes', 'same-place'], county, later],
    [['parameters', 'rentCap'], county, later],
  ])('%s', (path, before, after) => {
    expect(valueAt(before, ...path)).toBeDefined();
    expect(valueAt(after, ...path)).toBeUndefined();
    const parent = valueAt(after, ...path.slice(0, -1));
    expect(isObject(parent) && (path.at(-1) ?? '') in parent).toBe(false);
  });

  test('the levels above keep what a lower level removes', () => {
    expect(valueAt(inventedCatalogue.policyOn('990271', '2024-03-31'), 'benefits', 'heating')).toBeDefined();
  });
});

test('null as a statement is kept: the text gives no limit, or names no length', () => {
  expect(valueAt(county, 'terms', 'decide')).toEqual({
    label: valueAt(nation, 'terms', 'decide', 'label'),
    limit: null,
    cite: 'invented-2024-1 11',
  });
  expect(valueAt(city, 'time', 'transition', 'months')).toBeNull();
  expect(valueAt(county, 'time', 'transition', 'months')).toBe(3);
});

describe('expressions and lists are restated whole', () => {
  test('a condition', () => {
    const path = ['benefits', 'nursing', 'classes', 'severe', 'when'];
    expect(valueAt(nation, ...path)).toEqual({
      fact: 'certificate.level',
      operator: 'lessThanInclusive',
      value: 2,
    });
    expect(valueAt(county, ...path)).toEqual({
      fact: 'certificate.level',
      operator: 'lessThanInclusive',
      value: { parameter: 'severeLevel' },
    });
  });
  test('an amount: urban and rural of the province leave nothing behind', () => {
    expect(valueAt(city, 'parameters', 'nursing', 'amount')).toEqual({ urban: '100.00', rural: '90.00' });
    expect(valueAt(county, 'parameters', 'nursing', 'amount')).toEqual({ urban: '150.00', rural: '120.00' });
  });
  test('the stages of a chain', () => {
    const stages = valueAt(county, 'chains', 'standard', 'stages');
    expect(Array.isArray(stages) && stages.map(({ id }) => id)).toEqual([
      'village',
      'data',
      'township',
      'joint',
      'notice',
    ]);
  });
  test('all else entry by entry: the province keeps bus and rail, the county adds taxi', () => {
    expect(Object.keys(Object(valueAt(county, 'facts', 'transport.mode', 'choices')))).toEqual([
      'bus',
      'rail',
      'taxi',
    ]);
    expect(valueAt(county, 'parameters', 'living')).toMatchObject({
      amount: '80.00',
      floor: '50.00',
      ceiling: '120.00',
    });
  });
});

test('every value knows the file that had the last word', () => {
  const origins = originsOf(later.layers);
  const stated = (pointer: string) => {
    const origin = originAt(origins, pointer);
    return origin && `${origin.jurisdiction} ${origin.effectiveFrom}`;
  };
  expect(stated('/benefits/living/exclusions/extreme-poverty/when')).toBe('100000 2016-01-01');
  expect(stated('/parameters/minimumLivingStandard/amount/urban/schedule/2024-07')).toBe('990000 2023-01-01');
  expect(stated('/parameters/living/floor')).toBe('990000 2023-01-01');
  expect(stated('/parameters/rentStandard/amount')).toBe('990100 2023-01-01');
  expect(stated('/parameters/living/amount')).toBe('990101 2024-01-01');
  expect(stated('/events/misuse/endedBy')).toBe('990000 2023-01-01');
  expect(stated('/events/misuse/resumes')).toBe('990101 2024-01-01');
  expect(stated('/time/accrual/from')).toBe('990101 2024-07-01');
  expect(stated('/benefits/phone/table')).toBeUndefined();
  expect(stated('/benefits/phone/classes/tenant/when/fact')).toBe('990101 2024-07-01');
});

test('an amending version lies over what it amends, a correction in place of what it corrects', () => {
  const layersOf = (on: string, knownOn?: string) =>
    inventedCatalogue
      .policyOn('990101', on, knownOn)
      .layers.filter(({ file }) => file.jurisdiction === '990101')
      .map(({ file }) => `${file.effectiveFrom} ${file.issuedOn ?? file.effectiveFrom}`);
  expect(layersOf('2024-06-30')).toEqual(['2024-01-01 2024-01-01']);
  expect(layersOf('2025-02-28', '2025-04-09')).toEqual(['2024-01-01 2024-01-01', '2024-07-01 2024-07-01']);
  expect(layersOf('2025-02-28', '2025-04-10').at(-1)).toBe('2025-01-01 2025-04-10');
  expect(layersOf('2025-02-28')).toEqual([
    '2024-01-01 2024-01-01',
    '2024-07-01 2024-07-01',
    '2025-01-01 2025-06-20',
  ]);
});

test('a new area hangs below the level that it extends, not below the one of its code', () => {
  const above = (code: string) => [
    ...new Set(inventedCatalogue.policyOn(code, '2024-03-31').layers.map(({ file }) => file.jurisdiction)),
  ];
  expect(above('990271')).toEqual(['100000', '990000', '990100', '990271']);
  expect(inventedCatalogue.policyOn('990271', '2024-03-31').superior?.jurisdiction).toBe('990100');
});

test('as known before the first file was issued there is no policy', () => {
  expect(() => inventedCatalogue.policyOn('990101', '2024-03-31', '2023-12-31')).toThrow(
    '990101 has no policy in force on 2024-03-31 as known on 2023-12-31; the first starts on 2024-01-01',
  );
});
