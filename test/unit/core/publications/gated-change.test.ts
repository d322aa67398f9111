import { describe, expect, test } from 'vitest';
import { gatedChange } from '../../../../functions/core/publications/gated-change.ts';
import { publicationFault } from '../../../../functions/core/publications/publication-fault.ts';

const OLD = '500156-wulong/2023-02-23.json';
const NEW = '500156-wulong/2024-01-01.json';
const NATION = '100000-china/2021-10-01.json';
const held = new Map([
  [NATION, 'nation'],
  [OLD, 'old'],
  [NEW, 'new'],
]);
const head = { sequence: 2, statement: 'digest' };
const none = { waiting: new Map<string, string>() };

describe('files that are taken away', () => {
  test('bring no older version back: the last good one stays, and it is told', () => {
    const lying = new Map([
      [NATION, 'nation'],
      [OLD, 'old'],
    ]);
    const change = gatedChange(held, lying, {
      ...none,
      admitted: new Map([[NATION, 'nation']]),
      refused: new Map([[OLD, publicationFault('publication-older', { zh: '已退回', en: 'gone back' })]]),
      heads: { 500156: head },
    });
    expect(change).toMatchObject({ changed: [], removed: [] });
    expect([...change.refused.keys()]).toEqual([OLD, NEW]);
  });

  test('with everything of their jurisdiction leave it as it was', () => {
    const lying = new Map([[NATION, 'nation']]);
    const gated = { ...none, admitted: lying, refused: new Map(), heads: { 500156: head } };
    const change = gatedChange(held, lying, gated);
    expect(change).toMatchObject({ changed: [], removed: [] });
    expect(change.refused.get(NEW)?.code).toBe('publication-gone');
  });

  test('stay in use as often as is looked', () => {
    const lying = new Map([[NATION, 'nation']]);
    const gated = { ...none, admitted: lying, refused: new Map(), heads: { 500156: head } };
    const change = gatedChange(lying, lying, gated, held);
    expect(change).toMatchObject({
      changed: [
        { path: OLD, text: 'old' },
        { path: NEW, text: 'new' },
      ],
      removed: [],
    });
  });

  test('or altered, and lose their signature then, leave what was in use: nobody approved what lies there', () => {
    const lying = new Map([
      [NATION, 'nation'],
      [OLD, 'old'],
      [NEW, 'evil'],
    ]);
    const gated = (code: 'publication-altered' | 'publication-not-approved') => ({
      ...none,
      admitted: new Map([...held].filter(([path]) => path !== NEW)),
      refused: new Map([[NEW, publicationFault(code, { zh: '不对', en: 'wrong' })]]),
      heads: {},
    });
    const altered = gatedChange(held, lying, gated('publication-altered'));
    expect(altered.changed).toEqual([{ path: NEW, text: 'evil' }]);
    expect([...altered.refused.keys()]).toEqual([NEW]);
    const spoilt = gatedChange(lying, lying, gated('publication-not-approved'), held);
    expect(spoilt).toMatchObject({ changed: [{ path: NEW, text: 'new' }], removed: [] });
    const never = new Map([...held].filter(([path]) => path !== NEW));
    expect(gatedChange(lying, lying, gated('publication-not-approved'), never).removed).toEqual([NEW]);
  });

  test('and were never published are removed', () => {
    const lying = new Map([[NATION, 'nation']]);
    const gated = { ...none, admitted: lying, refused: new Map(), heads: {} };
    expect(gatedChange(held, lying, gated).removed).toEqual([OLD, NEW]);
  });
});
