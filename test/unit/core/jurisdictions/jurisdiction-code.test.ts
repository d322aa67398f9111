import { describe, expect, test } from 'vitest';
import { divisionName } from '../../../../functions/core/jurisdictions/division-names.ts';
import {
  levelOf,
  liesWithin,
  superiorsOf,
} from '../../../../functions/core/jurisdictions/jurisdiction-code.ts';

describe('a jurisdiction code', () => {
  test('tells its level', () => {
    expect(['100000', '130000', '130100', '130110'].map(levelOf)).toEqual([
      'nation',
      'province',
      'prefecture',
      'county',
    ]);
  });

  test('has the levels above it, nearest first', () => {
    expect(superiorsOf('130110')).toEqual(['130100', '130000', '100000']);
    expect(superiorsOf('130100')).toEqual(['130000', '100000']);
    expect(superiorsOf('130000')).toEqual(['100000']);
    expect(superiorsOf('100000')).toEqual([]);
  });

  test('holds the areas below it, townships and villages too, and no others', () => {
    expect(liesWithin('500156', '500156')).toBe(true);
    expect(liesWithin('500156001003', '500156')).toBe(true);
    expect(liesWithin('500156', '500000')).toBe(true);
    expect(liesWithin('500156', '100000')).toBe(true);
    expect(liesWithin('500112', '500156')).toBe(false);
    expect(liesWithin('440106', '440100')).toBe(true);
    expect(liesWithin('440306', '440100')).toBe(false);
  });

  test('has the name of the division table, and none where there is no such division', () => {
    expect(divisionName('500156')).toBe('武隆区');
    expect(divisionName('999999')).toBeUndefined();
    expect(divisionName('constructor')).toBeUndefined();
  });
});
