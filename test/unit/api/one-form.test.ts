import { describe, expect, it } from 'vitest';
import { requireValid } from '../../../functions/api/middleware/require-valid.ts';
import { Refusal } from '../../../functions/core/shared/refusal.ts';
import { validateRecoveryPlanRequest } from '../../../functions/generated/api-validators.js';

function itemsOf(body: unknown): string[] {
  try {
    requireValid(validateRecoveryPlanRequest, body);
  } catch (error) {
    if (error instanceof Refusal) return error.items.map(({ pointer, detail }) => `${pointer}: ${detail}`);
  }
  throw new Error('it was taken');
}

describe('a body that may have one of several forms', () => {
  it.each([
    ['without the field that tells them apart', {}, ['/means: means is missing; right is {means: "set-off"']],
    [
      'that is none of them',
      { means: 'gift', from: '2023-05' },
      ['/means: means is another; right is "set-off" or "instalments"'],
    ],
    [
      'of the first, without its cap',
      { means: 'set-off', from: '2023-05' },
      ['/cap: cap is missing; right is a body with means, from, cap'],
    ],
    [
      'of the second, with two faults',
      { means: 'instalments', from: '2023', perMonth: 'x' },
      ['/from: from is "2023"', '/perMonth: perMonth is "x"; right is yuan as text'],
    ],
    [
      'with a part of several forms',
      { means: 'set-off', from: '2023-05', cap: {} },
      ['/cap: cap is an object; right is an object with percent or amount'],
    ],
    ['that is a list', [], [': the body is a list; right is {means: "set-off"']],
  ])('%s is refused for what is wrong, once each', (_, body, expected) => {
    expect(itemsOf(body)).toEqual(expected.map((start) => expect.stringContaining(start)));
  });
});
