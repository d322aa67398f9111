import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../../functions/core/shared/digest.ts';
import { pointerStep } from '../../../../functions/core/shared/json.ts';
import { nearestName } from '../../../../functions/core/shared/nearest.ts';
import { orderedEntries, rankedEntries } from '../../../../functions/core/shared/ordered.ts';
import { describeRefusal, REFUSAL_NAMES, Refusal } from '../../../../functions/core/shared/refusal.ts';
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

  test('every refusal has a status of the 4xx or 5xx kind and a title', () => {
    for (const name of REFUSAL_NAMES) {
      const { status, title } = describeRefusal(name);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).not.toBe('');
    }
    expect(new Refusal('month-invalid', 'm')).toMatchObject({
      name: 'month-invalid',
      message: 'm',
      items: [],
    });
  });
});
