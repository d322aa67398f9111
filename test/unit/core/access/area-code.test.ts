import { describe, expect, it } from 'vitest';
import { isAreaBelow, isAreaCode, isOwnArea } from '../../../../functions/core/access/area-code.ts';

describe('the own area', () => {
  it.each([
    ['500156', '500156', true],
    ['500156', '500156101', true],
    ['500156', '500156101201', true],
    ['500156', '500156000000', true],
    ['500156101', '500156101000', true],
    ['500156101', '500156101201', true],
    ['500156101', '500156', false],
    ['500156101', '500156102', false],
    ['500156', '500155', false],
    ['500156', '500000', false],
    ['500000', '500156', false],
    ['100000', '500156', false],
    ['100000', '100000', true],
    ['441900', '441900101', true], // 东莞 has townships and no counties
  ])('of %s holds %s: %s', (held, area, expected) => {
    expect(isOwnArea(held, area)).toBe(expected);
  });
});

describe('what is below', () => {
  it.each([
    ['500000', '500156', true],
    ['500000', '500156101', true],
    ['500000', '510000', false],
    ['130100', '130110', true],
    ['130100', '130200', false],
    ['130100', '130000', false],
    ['100000', '500156', true],
    ['500156', '500156', true],
    // 500156100 ends as a prefecture's code does, and is a township all the same.
    ['500156100', '500155', false],
    ['500156100', '500156', false],
    ['500156100', '500156100201', true],
    ['500156000000', '500156101', true],
  ])('%s holds %s: %s', (held, area, expected) => {
    expect(isAreaBelow(held, area)).toBe(expected);
  });
});

describe('an area code', () => {
  it('has 6, 9 or 12 digits, and anything else reaches nothing', () => {
    expect(['500156', '500156101', '500156101201'].every(isAreaCode)).toBe(true);
    expect(['', '5', '50', '5001', '5001561', '50015a', '500156\n'].some(isAreaCode)).toBe(false);
    expect(() => isOwnArea('', '500156')).toThrow(RangeError);
    expect(() => isAreaBelow('50', '500156')).toThrow(RangeError);
  });
});
