import { describe, expect, test } from 'vitest';
import { parameterValue, superiorValue } from '../../../../functions/core/policies/parameter-value.ts';
import type { Parameter, PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { policyFrom } from '../../../support/mini-policy.ts';

type Parameters = Record<string, Parameter>;

function file(parameters: Parameters, effectiveFrom = '2022-01-01', jurisdiction = '500156'): PolicyFile {
  return { jurisdiction, effectiveFrom, parameters };
}

/** A parameter's value in 分 (or as a number), or what is missing for it. */
function worth(files: PolicyFile[], id: string, month = '2023-03', area?: string): number | string {
  const value = parameterValue(policyFrom(files, `${month}-28`), id, month, area);
  return value.known ? Number(value.value.n) / Number(value.value.d) : value.missing;
}

describe('a parameter', () => {
  test('is an amount in 分 or a number', () => {
    expect(worth([file({ a: { amount: '80.50' } })], 'a')).toBe(8050);
    expect(worth([file({ a: { number: 12.5 } })], 'a')).toBe(12.5);
  });

  test('that nobody set is missing itself', () => {
    expect(worth([file({ a: { label: 'A' } })], 'a')).toBe('parameters.a');
    expect(worth([file({})], 'a')).toBe('parameters.a');
  });

  test('with a schedule holds from each month on, and is missing before the first', () => {
    const files = [file({ a: { amount: { schedule: { '2023-01': '261.00', '2022-06': '252.00' } } } })];
    expect(worth(files, 'a', '2022-05')).toBe('parameters.a');
    expect(worth(files, 'a', '2022-06')).toBe(25_200);
    expect(worth(files, 'a', '2022-12')).toBe(25_200);
    expect(worth(files, 'a', '2023-01')).toBe(26_100);
  });

  test('different in town and country waits for the area', () => {
    const files = [file({ a: { amount: { urban: '80.00', rural: { schedule: { '2023-01': '70.00' } } } } })];
    expect(worth(files, 'a', '2023-03', 'urban')).toBe(8000);
    expect(worth(files, 'a', '2023-03', 'rural')).toBe(7000);
    expect(worth(files, 'a', '2022-03', 'rural')).toBe('parameters.a');
    expect(worth(files, 'a')).toBe('hukou.area');
    expect(worth(files, 'a', '2023-03', 'suburb')).toBe('hukou.area');
  });

  test('that is a share of another is exact, or rounded as it says', () => {
    const of = (rounding?: Parameter['rounding']) => [
      file({
        standard: { amount: '1155.50' },
        share: { amount: { percent: 33.3, of: 'standard' }, ...(rounding && { rounding }) },
      }),
    ];
    expect(worth(of(), 'share')).toBe(38_478.15);
    expect(worth(of('none'), 'share')).toBe(38_478);
    expect(worth(of('half-up-yuan'), 'share')).toBe(38_500);
    expect(worth(of('up-yuan'), 'share')).toBe(38_500);
  });

  test('that is a share of one that is not set, or of itself, names what is missing', () => {
    expect(worth([file({ a: { amount: { percent: 50, of: 'b' } } })], 'a')).toBe('parameters.b');
    expect(worth([file({ a: { amount: { percent: 50, of: 'a' } } })], 'a')).toBe('parameters.a');
  });
});

describe('a bound below', () => {
  const province = file({ a: { amount: '100.00' } }, '2020-01-01', '500000');

  test('of the superior lifts what is lower, leaves what is higher, and does not bind where it is not set', () => {
    const county = (amount: string) => file({ a: { amount, notBelow: ['superior'] } });
    expect(worth([province, county('90.00')], 'a')).toBe(10_000);
    expect(worth([province, county('110.00')], 'a')).toBe(11_000);
    expect(worth([county('90.00')], 'a')).toBe(9000);
  });

  test('of last year lifts to what held twelve months before, by the file in force then', () => {
    const files = [
      file({ a: { amount: '95.00' } }, '2021-01-01'),
      file({ a: { amount: '90.00', notBelow: ['last-year'] } }, '2022-07-01'),
    ];
    expect(worth(files, 'a', '2023-03')).toBe(9500);
    expect(worth(files, 'a', '2024-03')).toBe(9500); // last year was lifted too
    expect(worth(files, 'a', '2022-03')).toBe(9500);
  });

  test('of last year looks at the month of last year in a schedule', () => {
    const schedule = { '2022-01': '100.00', '2023-01': '90.00' };
    const files = [file({ a: { amount: { schedule }, notBelow: ['last-year'] } }, '2021-01-01')];
    expect(worth(files, 'a', '2023-03')).toBe(10_000);
    expect(worth(files, 'a', '2022-03')).toBe(10_000);
  });

  test('takes the highest of own, superior and last year', () => {
    const files = [
      province,
      file({ a: { amount: '120.00' } }, '2021-01-01'),
      file({ a: { amount: '90.00', notBelow: ['superior', 'last-year'] } }, '2022-07-01'),
    ];
    expect(worth(files, 'a', '2023-03')).toBe(12_000);
  });
});

describe('the superior value', () => {
  test('is what the level above gives, though the own level sets another', () => {
    const policy = policyFrom([
      file({ a: { amount: '100.00' } }, '2020-01-01', '500000'),
      file({ a: { amount: '1.00' } }),
    ]);
    const value = superiorValue(policy, 'a', '2023-03', undefined);
    expect(value.known && Number(value.value.n)).toBe(10_000);
  });

  test('is missing where there is no level above', () => {
    const policy = policyFrom([file({ a: { amount: '1.00' } })]);
    expect(superiorValue(policy, 'a', '2023-03', undefined)).toEqual({
      known: false,
      missing: 'parameters.a',
    });
  });
});
