import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyLayer } from '../../../../functions/core/policies/policy.ts';
import { amendedChain, selectVersion } from '../../../../functions/core/policies/select-version.ts';
import { layerOf } from '../../../support/mini-policy.ts';

function version(effectiveFrom: string, more: { issuedOn?: string; amends?: string } = {}): PolicyLayer {
  return layerOf({ jurisdiction: '440100', effectiveFrom, ...more });
}

const base = version('2022-01-01');
const rise = version('2023-01-01', { issuedOn: '2023-04-10', amends: '2022-01-01' });
const next = version('2024-01-01', { issuedOn: '2023-12-01', amends: '2023-01-01' });
const all = [base, rise, next];

describe('the version in force', () => {
  test('is the latest that has begun; none before the first', () => {
    expect(selectVersion(all, '2022-12-31', undefined)).toBe(base);
    expect(selectVersion(all, '2023-01-01', undefined)).toBe(rise);
    expect(selectVersion(all, '2025-01-01', undefined)).toBe(next);
    expect(selectVersion(all, '2021-12-31', undefined)).toBeUndefined();
  });

  test('as known before a rise was published is the old one, from then on the new one, back to January', () => {
    expect(selectVersion(all, '2023-02-28', '2023-04-09')).toBe(base);
    expect(selectVersion(all, '2023-02-28', '2023-04-10')).toBe(rise);
    expect(selectVersion(all, '2023-02-28', '2021-01-01')).toBeUndefined();
  });

  test('of a version and its correction is the correction, from the day on which it was issued', () => {
    const correction = version('2023-01-01', { issuedOn: '2023-06-01' });
    for (const versions of [
      [rise, correction],
      [correction, rise],
    ]) {
      expect(selectVersion(versions, '2023-03-01', '2023-05-31')).toBe(rise);
      expect(selectVersion(versions, '2023-03-01', '2023-06-01')).toBe(correction);
      expect(selectVersion(versions, '2023-03-01', undefined)).toBe(correction);
    }
  });

  test('does not hang on the order of the versions', () => {
    const days = fc.constantFrom('2021-06-01', '2022-06-01', '2023-06-01', '2024-06-01');
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 3 }), days, days, (shuffled, on, knownOn) => {
        expect(selectVersion(shuffled, on, knownOn)).toBe(selectVersion(all, on, knownOn));
      }),
    );
  });
});

describe('the versions that one builds on', () => {
  test('come oldest first', () => {
    expect(amendedChain(all, next, undefined)).toEqual([base, rise, next]);
    expect(amendedChain(all, base, undefined)).toEqual([base]);
  });

  test('are cut where they lead nowhere, to the version itself or to a later one', () => {
    const astray = version('2025-01-01', { amends: '2019-01-01' });
    const itself = version('2025-01-01', { amends: '2025-01-01' });
    const later = version('2021-01-01', { amends: '2022-01-01' });
    for (const one of [astray, itself, later])
      expect(amendedChain([...all, one], one, undefined)).toEqual([one]);
  });

  test('are those known on the day', () => {
    expect(amendedChain(all, next, '2023-12-31')).toEqual([base, rise, next]);
    const early = version('2023-06-01', { issuedOn: '2023-02-01', amends: '2023-01-01' });
    expect(amendedChain([...all, early], early, '2023-03-01')).toEqual([early]);
  });
});
