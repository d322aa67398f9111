import { describe, expect, it } from 'vitest';
import { payByOn, paymentMonthFrom } from '../../../../functions/core/payments/payment-rhythm.ts';

describe('the rhythm of payment', () => {
  it.each([
    ['monthly', '2023-02', '2023-02'],
    ['quarterly', '2023-02', '2023-03'],
    ['quarterly', '2023-03', '2023-03'],
    ['half-yearly', '2023-07', '2023-12'],
    ['yearly', '2023-01', '2023-12'],
  ] as const)('pays %s: %s is paid in %s', (frequency, month, paid) => {
    expect(paymentMonthFrom(month, { frequency })).toBe(paid);
  });

  it('pays monthly where the policy says nothing', () => {
    expect(paymentMonthFrom('2023-02', undefined)).toBe('2023-02');
  });

  it('knows the day by which to pay, in short months, too', () => {
    expect(payByOn('2023-02', { byDay: 31 })).toBe('2023-02-28');
    expect(payByOn('2023-02', { byDay: 5 })).toBe('2023-02-05');
    expect(payByOn('2023-02', {})).toBeNull();
  });
});
