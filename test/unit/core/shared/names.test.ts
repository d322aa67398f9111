import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../../functions/core/shared/digest.ts';
import { pointerStep } from '../../../../functions/core/shared/json.ts';
import { nearestName } from '../../../../functions/core/shared/nearest.ts';
import { orderedEntries, rankedEntries } from '../../../../functions/core/shared/ordered.ts';
import {
  describeRefusal,
  REFUSAL_NAMES,
  Refusal,
  refusalDetail,
  refusalItems,
} from '../../../../functions/core/shared/refusal.ts';
import { bilingual } from '../../../../functions/core/shared/text.ts';

describe('names', () => {
  test('the nearest one explains a slip of the pen, whatever its case; a strange one has none', () => {
    const known = ['certificate.level', 'certificate.kind', 'livelihood.status'];
    expect(nearestName('certificate.levle', known)).toBe('certificate.level');
    expect(nearestName('Certificate.Kind', known)).toBe('certificate.kind');
    expect(nearestName('x', known)).toBeUndefined();
    expect(nearestName('z'.repeat(100_000), known)).toBeUndefined();
  });

  test('entries are ordered by id, or by rank and then id, whatever order they were written in', () => {
    expect(orderedEntries({ b: 1, a: 2, B: 3 }).map(([id]) => id)).toEqual(['B', 'a', 'b']);
    expect(rankedEntries({ a: {}, c: { rank: 2 }, b: { rank: 2 } }).map(([id]) => id)).toEqual([
      'b',
      'c',
      'a',
    ]);
    expect(orderedEntries(undefined)).toEqual([]);
  });

  test('a step of a pointer escapes what RFC 6901 escapes', () => {
    expect(pointerStep('a/b~c')).toBe('/a~1b~0c');
  });

  test('a digest does not hang on the order of keys, but on every value', () => {
    expect(digestOf({ a: 1, b: [1, 2] })).toBe(digestOf({ b: [1, 2], a: 1 }));
    expect(digestOf({ a: 1, b: [2, 1] })).not.toBe(digestOf({ a: 1, b: [1, 2] }));
  });

  test('text without English is Chinese in both, text that is absent its id', () => {
    expect(bilingual('低保', 'x')).toEqual({ zh: '低保', en: '低保' });
    expect(bilingual({ zh: '低保', en: 'Dibao' }, 'x')).toEqual({ zh: '低保', en: 'Dibao' });
    expect(bilingual(undefined, 'x')).toEqual({ zh: 'x', en: 'x' });
  });

  test('every refusal has a status of the 4xx or 5xx kind, and a title and a remedy in both languages', () => {
    for (const name of REFUSAL_NAMES) {
      const { status, title, remedy } = describeRefusal(name);
      expect(status).toBeGreaterThanOrEqual(400);
      for (const { zh, en } of [title, remedy]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
      }
    }
    expect(new Refusal('month-invalid', 'm')).toMatchObject({
      name: 'month-invalid',
      message: 'm',
      items: [],
    });
  });

  test('a refusal is read in Chinese where it was written so, and by its remedy where it was not', () => {
    const items = [{ pointer: '/a', code: 'wrong', detail: 'is wrong', zh: '有误' }];
    const both = new Refusal('month-invalid', { zh: '没有 2023-13 月', en: '2023-13 is no month' }, items);
    expect(both.message).toBe('2023-13 is no month');
    expect(refusalDetail(both, 'en')).toBe('2023-13 is no month');
    expect(refusalDetail(both, 'zh')).toBe('没有 2023-13 月');
    expect(refusalItems(both, 'zh')).toEqual([{ pointer: '/a', code: 'wrong', detail: '有误' }]);
    expect(refusalItems(both, 'en')).toEqual([{ pointer: '/a', code: 'wrong', detail: 'is wrong' }]);
    const english = new Refusal('month-invalid', '2023-13 is no month');
    expect(refusalDetail(english, 'zh')).toBe(
      `${describeRefusal('month-invalid').remedy.zh}（2023-13 is no month）`,
    );
  });
});
