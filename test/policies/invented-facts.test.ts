import { describe, expect, test } from 'vitest';
import { readFacts } from '../../functions/core/facts/read-facts.ts';
import { compiledOnce } from '../support/compiled-policies.ts';
import { inventedCatalogue } from '../support/invented-districts.ts';

const { dictionary } = compiledOnce(inventedCatalogue.policyOn('990101', '2024-03-31'));
const read = (id: string, value: unknown, mode = 'rail') =>
  readFacts({ 'transport.mode': mode, [id]: value }, dictionary, '2024-03');

const helper = (more: Record<string, unknown>) => [{ kind: 'family', hours: 2, ...more }];
const times = (count: number, value: unknown) => Array.from({ length: count }, () => value);

/** Each form that a fact may have: values on the right side of its boundary, and beside it. */
const FORMS: readonly [string, readonly unknown[], readonly unknown[]][] = [
  ['transport.usesWheelchair', [true, false], ['true', 1]],
  ['transport.tripsPerMonth', [0, 60], [-1, 61, 1.5, '4']],
  ['transport.zone', [1, 9], [0, 10]],
  ['dwelling.floorArea', [0, 14.99, 1000], [-0.01, 1000.01, '15']],
  ['dwelling.heating', ['coal', 'gas'], ['wood', '']],
  [
    'dwelling.rent',
    ['0', '0.5', '999999999.99', 500, 0.1],
    ['1.234', '-1.00', '1e3', '1000000000', 0.001, true],
  ],
  ['permit.validUntil', ['2024-02-29', '2023-12-31'], ['2023-02-29', '2024-2-9', '2024-13-01', 20240229]],
  ['application.month', ['2024-01', '2024-12'], ['2024-00', '2024-13', '2024-01-01']],
  ['school.code', ['990101', '990101001', '990101001002'], ['99010', '090101', '9901010']],
  ['school.name', ['', '校'.repeat(60)], ['校'.repeat(61), 7]],
  [
    'aids.held',
    [[], ['wheelchair'], times(10, 'prosthesis')],
    [['wings'], times(11, 'prosthesis'), 'wheelchair'],
  ],
  ['care.weekdays', [[], [1, 7], times(7, 1)], [[0], [8], [1.5], times(8, 1), ['1']]],
  [
    'household.helpers',
    [
      [],
      helper({}),
      helper({ hours: 1 }),
      helper({ hours: 24, share: 0, livesIn: true, since: '2024-02-29', until: '2024-12' }),
      helper({ share: 1, wage: '12.50', note: '记'.repeat(100) }),
    ],
    [
      [{ kind: 'family' }],
      helper({ kind: 'friend' }),
      helper({ hours: 0 }),
      helper({ hours: 25 }),
      helper({ share: -0.1 }),
      helper({ share: 1.1 }),
      helper({ livesIn: 'yes' }),
      helper({ since: '2023-02-29' }),
      helper({ until: '2024-13' }),
      helper({ wage: '12.505' }),
      helper({ note: '记'.repeat(101) }),
      helper({ colour: 'red' }),
      times(11, { kind: 'paid', hours: 1 }),
    ],
  ],
];

describe.each(FORMS)('%s', (id, right, wrong) => {
  test.each(right.map((value) => [value]))('takes %j', (value) => {
    expect(read(id, value).values.has(id)).toBe(true);
  });
  test.each(wrong.map((value) => [value]))('refuses %j', (value) => {
    expect(() => read(id, value)).toThrow(id);
  });
  test('takes null for unknown', () => {
    expect(read(id, null).values.has(id)).toBe(false);
  });
});

test.each([
  ['bus', 1, true],
  ['bus', 3, true],
  ['bus', 4, false],
  ['rail', 9, true],
  ['taxi', 1, true],
  ['taxi', 2, false],
])('by %s zone %i is %s', (mode, zone, isRight) => {
  const reading = () => read('transport.zone', zone, mode);
  if (isRight) expect(reading().values.get('transport.zone')).toBe(zone);
  else expect(reading).toThrow(`transport.zone is ${zone}, but with transport.mode ${mode}`);
});

test('an amount is read in 分, whichever way it is written', () => {
  for (const written of ['80', '80.0', '80.00', 80])
    expect(read('dwelling.rent', written).values.get('dwelling.rent')).toBe(8000);
});
