import { describe, expect, test } from 'vitest';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import type { PolicyCatalogue } from '../../../../functions/core/ports/policy-catalogue.ts';
import type { PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { layerOf, policyFrom } from '../../../support/mini-policy.ts';

function file(jurisdiction: string, rest: Partial<PolicyFile> = {}): PolicyFile {
  return { jurisdiction, effectiveFrom: '2020-01-01', ...rest };
}

function catalogue(...files: PolicyFile[]): PolicyCatalogue {
  return policyCatalogueOf(files.map(layerOf));
}

function lineage(policies: PolicyCatalogue, code: string, on = '2023-01-01'): string[] {
  return policies.policyOn(code, on).layers.map(({ file: { jurisdiction } }) => jurisdiction);
}

const amount = (yuan: string) => ({ parameters: { living: { amount: yuan } } });

describe('the levels of a policy', () => {
  test('are those above by code, any of which may be absent', () => {
    const all = catalogue(file('100000'), file('130000'), file('130100'), file('130110'), file('500156'));
    expect(lineage(all, '130110')).toEqual(['100000', '130000', '130100', '130110']);
    expect(lineage(all, '500156')).toEqual(['100000', '500156']);
    expect(lineage(catalogue(file('130110')), '130110')).toEqual(['130110']);
  });

  test('are led by extends where a file names another superior, whether that has a file or not', () => {
    const named = file('429004', { extends: '420100' });
    expect(lineage(catalogue(file('100000'), file('420000'), file('420100'), named), '429004')).toEqual([
      '100000',
      '420000',
      '420100',
      '429004',
    ]);
    expect(lineage(catalogue(file('100000'), file('420000'), named), '429004')).toEqual([
      '100000',
      '420000',
      '429004',
    ]);
  });

  test('do not hold one that has no version on the day yet', () => {
    const late = file('130000', { effectiveFrom: '2022-06-01' });
    const all = catalogue(file('100000'), late, file('130110'));
    expect(lineage(all, '130110', '2022-05-31')).toEqual(['100000', '130110']);
    expect(lineage(all, '130110', '2022-06-01')).toEqual(['100000', '130000', '130110']);
  });

  test('that go round in a circle are refused, and the circle is shown', () => {
    const circle = [file('429004', { extends: '429005' }), file('429005', { extends: '429004' })];
    expect(() => catalogue(...circle).policyOn('429004', '2023-01-01')).toThrow(/429004 → 429005 → 429004/);
    const itself = file('429004', { extends: '429004' });
    expect(() => catalogue(itself).policyOn('429004', '2023-01-01')).toThrow(/circle/);
  });
});

describe('a policy on a day', () => {
  test('is merged from the nation down, amendments included', () => {
    const { rules, layers } = policyFrom([
      file('100000', { ...amount('50.00'), texts: { a: 'nation', b: 'nation' } }),
      file('440100', { ...amount('80.00'), texts: { b: 'city' } }),
      file('440100', { effectiveFrom: '2022-01-01', amends: '2020-01-01', ...amount('90.00') }),
    ]);
    expect(rules.parameters?.living?.amount).toBe('90.00');
    expect(rules.texts).toEqual({ a: 'nation', b: 'city' });
    expect(layers).toHaveLength(3);
  });

  test('without amends starts anew from the level above', () => {
    const files = [
      file('440100', { texts: { b: 'old' } }),
      file('440100', { effectiveFrom: '2022-01-01', ...amount('90.00') }),
    ];
    expect(policyFrom(files).rules.texts).toBeUndefined();
  });

  test('is the same object and digest for the same files, another where one file differs', () => {
    const nation = file('100000', amount('50.00'));
    const policies = catalogue(nation, file('500156'), file('500112'));
    expect(policies.policyOn('500156', '2023-01-01')).toBe(policies.policyOn('500156', '2023-08-08'));
    const other = catalogue(file('100000', amount('50.01')), file('500156'));
    expect(other.policyOn('500156', '2023-01-01').digest).not.toBe(
      policies.policyOn('500156', '2023-01-01').digest,
    );
    expect(policies.policyOn('500112', '2023-01-01').superior).toBe(
      policies.policyOn('500156', '2023-01-01').superior,
    );
  });

  test('tells by its digest that the level above is bound by another last year', () => {
    const bound = { parameters: { living: { amount: '50.00', notBelow: ['last-year' as const] } } };
    const policies = catalogue(
      file('130000', { effectiveFrom: '2021-01-01', ...amount('70.00') }),
      file('130000', { effectiveFrom: '2022-01-01', ...bound }),
      file('130110', {
        effectiveFrom: '2022-01-01',
        parameters: { living: { amount: '40.00', notBelow: ['superior'] } },
      }),
    );
    const during = policies.policyOn('130110', '2022-06-01');
    const after = policies.policyOn('130110', '2023-06-01');
    expect(during.digest).not.toBe(after.digest);
    expect(during.superior?.lastYear?.rules.parameters?.living?.amount).toBe('70.00');
    expect(after.superior?.lastYear?.rules.parameters?.living?.amount).toBe('50.00');
  });

  test('is asked effective on a day and as known on another', () => {
    const policies = catalogue(
      file('440100', amount('80.00')),
      file('440100', { effectiveFrom: '2023-01-01', issuedOn: '2023-04-01', ...amount('90.00') }),
    );
    const living = (knownOn?: string) =>
      policies.policyOn('440100', '2023-02-01', knownOn).rules.parameters?.living;
    expect(living()?.amount).toBe('90.00');
    expect(living('2023-03-31')?.amount).toBe('80.00');
    expect(living('2023-04-01')?.amount).toBe('90.00');
  });

  test('before the first is refused with the day of the first', () => {
    const policies = catalogue(file('500156', { effectiveFrom: '2023-02-23' }));
    expect(() => policies.policyOn('500156', '2022-01-01')).toThrow(
      '500156 has no policy in force on 2022-01-01; the first starts on 2023-02-23',
    );
    expect(() => policies.policyOn('500156', '2023-03-01', '2023-01-01')).toThrow(/as known on 2023-01-01/);
  });

  test('of a jurisdiction without one is refused with what would be near', () => {
    const policies = catalogue(file('100000'), file('500156'));
    expect(() => policies.policyOn('500155', '2023-01-01')).toThrow(
      /500155.* has no policy; .*(500156|100000)/,
    );
    expect(() => policies.policyOn('999999', '2023-01-01')).toThrow(
      /right is a GB\/T 2260 code of six digits|did you mean/,
    );
    expect(() => policies.policyOn('x'.repeat(5000), '2023-01-01')).toThrow(/^.{0,120}$/);
  });
});
