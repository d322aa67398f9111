import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  decimal,
  divideBy,
  multiply,
  roundTo,
  whole,
} from '../../../../functions/core/shared/rational.ts';

const anyDecimal = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => ({ digits, places, value: Number(`${digits}e-${places}`) }));

describe('a fraction', () => {
  test('is exactly what a decimal notation says', () => {
    expect(decimal(12.5)).toEqual({ n: 125n, d: 10n });
    expect(decimal(-0.5)).toEqual({ n: -5n, d: 10n });
    expect(decimal(1e-7)).toEqual({ n: 1n, d: 10_000_000n });
    expect(decimal(1.5e21)).toEqual({ n: 1_500_000_000_000_000_000_000n, d: 1n });
    fc.assert(
      fc.property(anyDecimal, ({ digits, places, value }) => {
        expect(compare(decimal(value), divideBy(whole(digits), 10n ** BigInt(places)))).toBe(0);
      }),
    );
  });

  test('adds, multiplies and compares without loss: 0.1 + 0.2 is 0.3, a third three times is one', () => {
    expect(compare(add(decimal(0.1), decimal(0.2)), decimal(0.3))).toBe(0);
    expect(compare(multiply(divideBy(whole(1), 3n), whole(3)), whole(1))).toBe(0);
    expect(compare(decimal(0.29), decimal(0.3))).toBe(-1);
  });

  test('rounds half up to the step, or up where any rest is left', () => {
    expect(roundTo(decimal(0.5), 1n, 'half-up')).toBe(1);
    expect(roundTo(decimal(0.4999), 1n, 'half-up')).toBe(0);
    expect(roundTo(whole(40_450), 100n, 'half-up')).toBe(40_500);
    expect(roundTo(whole(40_449), 100n, 'half-up')).toBe(40_400);
    expect(roundTo(whole(40_401), 100n, 'up')).toBe(40_500);
    expect(roundTo(whole(40_400), 100n, 'up')).toBe(40_400);
  });

  test('rounded is a multiple of the step, at most half a step away, never below where it goes up', () => {
    fc.assert(
      fc.property(anyDecimal, fc.constantFrom(1n, 100n), ({ value }, step) => {
        const exact = decimal(value);
        const near = roundTo(exact, step, 'half-up');
        const up = roundTo(exact, step, 'up');
        expect([near % Number(step), up % Number(step)]).toEqual([0, 0]);
        expect(Math.abs(near - value)).toBeLessThanOrEqual(Number(step) / 2 + 1e-6);
        expect(compare(whole(up), exact)).toBeGreaterThanOrEqual(0);
        expect(up - value).toBeLessThan(Number(step) + 1e-6);
      }),
    );
  });
});
