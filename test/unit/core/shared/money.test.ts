import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney, parseMoney } from '../../../../functions/core/shared/money.ts';

describe('money', () => {
  test('is read from yuan with at most two decimals', () => {
    expect(parseMoney('80')).toBe(8000);
    expect(parseMoney('80.5')).toBe(8050);
    expect(parseMoney('80.05')).toBe(8005);
    expect(parseMoney('0')).toBe(0);
    expect(parseMoney('999999999.99')).toBe(99_999_999_999);
  });

  test.each([
    '',
    ' 80',
    '80.',
    '.5',
    '080',
    '80.005',
    '-1',
    '+1',
    '1e3',
    '1,000',
    '八十',
    '1000000000',
    '８０',
    'NaN',
  ])('is not read from %j', (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });

  test('is written with two decimals, below zero too', () => {
    expect(formatMoney(5)).toBe('0.05');
    expect(formatMoney(-1205)).toBe('-12.05');
  });

  test('read from what was written is the same money', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        expect(parseMoney(formatMoney(fen))).toBe(fen);
      }),
    );
  });
});
