import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLayers } from '../../../../functions/core/policies/merge-layers.ts';
import type { ResolvedRules } from '../../../../functions/core/policies/policy.ts';
import { isObject } from '../../../../functions/core/shared/json.ts';
import type { PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { MINI_NATION } from '../../../support/mini-policy.ts';

function file(rules: object): PolicyFile {
  return { jurisdiction: '500156', effectiveFrom: '2023-01-01', ...rules };
}

function merge(...rules: object[]): ResolvedRules {
  return mergeLayers({}, rules.map(file));
}

/** RFC 7396, section 2, word for word. */
function rfc7396(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = rfc7396(result[name], value);
  }
  return result;
}

const anyTree = fc.letrec((tie) => ({
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, 1, 'text', true),
    fc.array(fc.integer()),
    tie('map'),
  ),
})).map;

describe('merging', () => {
  test('is RFC 7396 for everything that is not an expression', () => {
    fc.assert(
      fc.property(anyTree, anyTree, anyTree, (nation, province, county) => {
        const expected = [nation, province, county].reduce<unknown>(rfc7396, {});
        expect(mergeLayers({}, [file(Object(nation)), file(Object(province)), file(Object(county))])).toEqual(
          expected,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a file over itself changes nothing, and one that says nothing neither', () => {
    const nation = merge(MINI_NATION);
    expect(mergeLayers(nation, [MINI_NATION])).toEqual(nation);
    expect(mergeLayers(nation, [file({})])).toEqual(nation);
  });

  test('null removes an entry; what is left out stays', () => {
    const merged = merge(
      { events: { death: { from: 'next-month' }, moved: { from: 'same-month' } } },
      { events: { death: null } },
    );
    expect(merged).toEqual({ events: { moved: { from: 'same-month' } } });
  });

  test('an expression is restated whole: all over any does not give both', () => {
    const cell = { fact: 'a', operator: 'equal', value: 1 };
    const merged = merge(
      { conditions: { one: { label: 'L', when: { any: [cell] } } } },
      { conditions: { one: { when: { all: [cell, cell] } } } },
    );
    expect(merged.conditions?.one).toEqual({ label: 'L', when: { all: [cell, cell] } });
  });

  test.each([
    ['amount', { parameter: 'living' }, { percent: 35, of: 'standard' }],
    ['schema', { type: 'integer', minimum: 1 }, { type: 'integer', maximum: 9 }],
    ['derived', { kind: 'age', from: 'a' }, { kind: 'count', from: 'b' }],
    ['narrowedBy', { fact: 'a', bounds: { x: { minimum: 1 } } }, { fact: 'a', bounds: { y: {} } }],
  ])('%s is restated whole', (key, above, below) => {
    const merged = merge({ facts: { f: { [key]: above } } }, { facts: { f: { [key]: below } } });
    expect(merged.facts?.f).toEqual({ [key]: below });
  });

  test('a text in two languages is restated whole: the English of another text does not stay', () => {
    const merged = merge({ texts: { t: { zh: '旧', en: 'old' } } }, { texts: { t: { zh: '新' } } });
    expect(merged.texts?.t).toEqual({ zh: '新' });
  });

  test('a limit of null says that there is none, and stays', () => {
    const merged = merge(
      { terms: { push: { limit: { workingDays: 3 } } } },
      { terms: { push: { limit: null } } },
    );
    expect(merged.terms?.push).toEqual({ limit: null });
  });

  test('what describes the file is not inherited', () => {
    const merged = merge({
      extends: '130000',
      amends: '2020-01-01',
      issuedOn: '2023-02-01',
      name: 'N',
      texts: {},
    });
    expect(merged).toEqual({ texts: {} });
  });

  test('keys that reach the prototype are not merged, and reach nothing', () => {
    const hostile: unknown = JSON.parse(
      '{"texts":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"ok":"t"}}',
    );
    const merged = merge(Object(hostile));
    expect(Object.keys(merged.texts ?? {})).toEqual(['ok']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('shares what a lower level does not touch, and leaves what it was given as it was', () => {
    const nation = merge(MINI_NATION);
    const before = JSON.stringify(nation);
    const county = mergeLayers(nation, [file({ parameters: { nursing: { amount: '120.00' } } })]);
    expect(county.facts).toBe(nation.facts);
    expect(county.benefits).toBe(nation.benefits);
    expect(county.parameters?.living).toBe(nation.parameters?.living);
    expect(county.parameters?.nursing).not.toBe(nation.parameters?.nursing);
    expect(JSON.stringify(nation)).toBe(before);
  });
});
