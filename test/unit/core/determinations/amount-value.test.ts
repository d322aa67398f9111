import { describe, expect, test } from 'vitest';
import { isSameForAll } from '../../../../functions/core/determinations/amount-parts.ts';
import { type AmountContext, amountValue } from '../../../../functions/core/determinations/amount-value.ts';
import type { Amount } from '../../../../functions/generated/policy-file.ts';
import { policyFrom } from '../../../support/mini-policy.ts';

const policy = policyFrom([
  {
    jurisdiction: '500000',
    effectiveFrom: '2020-01-01',
    parameters: { living: { amount: '75.00' }, standard: { amount: '1155.00' } },
  },
  {
    jurisdiction: '500156',
    effectiveFrom: '2023-01-01',
    parameters: {
      living: { amount: '80.00' },
      times: { number: 1.25 },
      unset: { label: 'U' },
      split: { amount: { urban: '10.00', rural: '5.00' } },
    },
  },
]);
const when = { fact: 'a', operator: 'equal', value: 1 } as const;

function context(rest: Partial<AmountContext> = {}): AmountContext {
  return {
    policy,
    month: '2023-03',
    values: new Map(),
    addOn: () => ({ truth: true, unknown: [] }),
    ...rest,
  };
}

function fenOf(
  amount: Amount,
  rest?: Partial<AmountContext>,
  rounding: 'none' | 'half-up-yuan' | 'up-yuan' = 'none',
) {
  const value = amountValue(amount, rounding, context(rest));
  return value.known ? value.fen : value.missing;
}

describe('an amount', () => {
  test.each<[string, Amount, number]>([
    ['a constant', '80.50', 8050],
    ['a parameter', { parameter: 'living' }, 8000],
    ['what the level above gives', { superior: 'living' }, 7500],
    ['a share of a parameter', { percent: 35, of: 'standard' }, 40_425],
    ['a product with a number', { multiply: '80.00', by: 1.5 }, 12_000],
    ['a product with a parameter', { multiply: { parameter: 'living' }, by: { parameter: 'times' } }, 10_000],
    ['a product with a fact', { multiply: '10.00', by: { fact: 'persons' } }, 3000],
    ['a sum', { sum: ['1.00', { parameter: 'living' }, '0.50'] }, 8150],
    ['the highest', { maximum: ['79.99', { parameter: 'living' }] }, 8000],
    ['the lowest', { minimum: ['79.99', { parameter: 'living' }] }, 7999],
    ['a twelfth of a yearly amount', { yearly: '1000.00' }, 8333],
    ['an add-on to those whom it is for', { to: '50.00', addOn: '20.00', when }, 7000],
    [
      'a sum of shares',
      {
        sum: [
          { percent: 10, of: 'standard' },
          { percent: 25, of: 'standard' },
        ],
      },
      40_425,
    ],
  ])('is %s', (_, amount, fen) => {
    expect(fenOf(amount, { values: new Map([['persons', 3]]) })).toBe(fen);
  });

  test('is rounded once, at the end: three thirds of a 分 are one', () => {
    const third: Amount = { multiply: { yearly: '0.01' }, by: 4 };
    expect(fenOf({ sum: [third, third, third] })).toBe(1);
    expect(fenOf({ sum: [{ yearly: '10.00' }, { yearly: '10.00' }] })).toBe(167);
  });

  test('is rounded as the benefit says: to the 分, to the yuan, up to the yuan', () => {
    const share: Amount = { percent: 35, of: 'standard' };
    expect(fenOf(share, {}, 'half-up-yuan')).toBe(40_400);
    expect(fenOf(share, {}, 'up-yuan')).toBe(40_500);
    expect(fenOf('0.50', {}, 'half-up-yuan')).toBe(100);
    expect(fenOf('80.00', {}, 'up-yuan')).toBe(8000);
  });

  test('without its add-on is the amount alone, and waits where the add-on is open', () => {
    const amount: Amount = { to: '50.00', addOn: '20.00', when };
    expect(fenOf(amount, { addOn: () => ({ truth: false, unknown: [] }) })).toBe(5000);
    expect(fenOf(amount, { addOn: () => ({ truth: undefined, unknown: ['a'] }) })).toEqual(['a']);
  });

  test('in kind is a service with its value, and no cash', () => {
    const amount: Amount = {
      inKind: { service: { zh: '送餐', en: 'Meals' }, value: { yearly: '1200.00' }, provider: '食堂' },
    };
    expect(amountValue(amount, 'none', context())).toEqual({
      known: true,
      fen: 0,
      inKind: [{ service: { zh: '送餐', en: 'Meals' }, provider: { zh: '食堂', en: '食堂' }, value: 10_000 }],
    });
    expect(amountValue({ sum: ['30.00', amount] }, 'none', context())).toMatchObject({
      fen: 3000,
      inKind: [{}],
    });
  });

  test.each<[string, Amount, string[]]>([
    ['a parameter that is not set', { parameter: 'unset' }, ['parameters.unset']],
    ['the area', { parameter: 'split' }, ['hukou.area']],
    ['a fact that it is multiplied by', { multiply: '1.00', by: { fact: 'persons' } }, ['persons']],
    [
      'all that several parts lack',
      { sum: [{ parameter: 'unset' }, { parameter: 'split' }] },
      ['parameters.unset', 'hukou.area'],
    ],
    [
      'both sides of a product',
      { multiply: { parameter: 'unset' }, by: { fact: 'persons' } },
      ['parameters.unset', 'persons'],
    ],
    [
      'the value of a service',
      { inKind: { service: 'S', value: { parameter: 'unset' }, provider: 'P' } },
      ['parameters.unset'],
    ],
  ])('names what it lacks: %s', (_, amount, missing) => {
    expect(fenOf(amount)).toEqual(missing);
  });

  test('lacks nothing that it does not need: the add-on of those whom it is not for', () => {
    const amount: Amount = { to: '50.00', addOn: { parameter: 'unset' }, when };
    expect(fenOf(amount, { addOn: () => ({ truth: false, unknown: [] }) })).toBe(5000);
  });

  test('is the same for everybody unless a fact or an add-on is in it, however deep', () => {
    const byFact: Amount = { multiply: '1.00', by: { fact: 'persons' } };
    const addOn: Amount = { to: '50.00', addOn: '20.00', when };
    for (const amount of [
      byFact,
      addOn,
      { sum: ['1.00', byFact] },
      { yearly: addOn },
      { maximum: [addOn, '1.00'] },
    ])
      expect(isSameForAll(amount)).toBe(false);
    for (const amount of [
      '1.00',
      { parameter: 'split' },
      { multiply: '1.00', by: { parameter: 'times' } },
      { minimum: ['1.00', '2.00'] },
    ])
      expect(isSameForAll(amount)).toBe(true);
  });
});
