import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../../../../functions/core/policies/check/check-policies.ts';
import { LIMITS } from '../../../../../functions/core/policies/check/read-text.ts';
import { COUNTY_FILE, NATION_FILE, PROVINCE_FILE, textOf } from '../../../../support/policy-fixtures.ts';
import { COUNTY_PATH } from './checking.ts';

const above = [textOf(NATION_FILE), textOf(PROVINCE_FILE)];

function findingOf(text: string) {
  const { findings, layers } = checkPolicies([...above, { path: COUNTY_PATH, text }]);
  expect(layers).toHaveLength(2);
  expect(findings.every(({ file }) => file === COUNTY_PATH)).toBe(true);
  return findings[0];
}

describe('a text that is no JSON', () => {
  it.each([
    ['nothing at all', '', 1, 1, 'a value is missing'],
    ['a trailing comma', '{\n  "a": 1,\n}', 3, 1, 'a comma is too many'],
    ['a comment', '{\n  // why\n  "a": 1 }', 2, 3, 'there is a comment'],
    ['a missing brace', '{ "a": 1', 1, 9, 'a closing brace } is missing'],
    ['a missing comma', '{ "a": 1\n  "b": 2 }', 2, 3, 'a comma is missing'],
    ['single quotes', "{ 'a': 1 }", 1, 3, 'does not know'],
    ['a line break in a text', '{ "a": "x\ny" }', 1, 8, 'on its line'],
    ['text after the end', '{} {}', 1, 4, 'after the end'],
    ['NaN', '{ "a": NaN }', 1, 8, 'does not know'],
    [
      'a Chinese comma',
      '{ "a": "1"， "b": 2 }',
      1,
      11,
      'there is the Chinese sign ，; right is the English ,',
    ],
    ['a Chinese quote', '{ “a”: 1 }', 1, 3, 'there is the Chinese sign “; right is the English "'],
  ])('with %s is reported at its place', (_, text, line, column, words) => {
    const found = findingOf(text);
    expect(found).toMatchObject({ code: 'malformed-json', line, column });
    expect(found?.message.en).toContain(words);
  });

  it('is reported even where only the strict parser sees it', () => {
    expect(findingOf('\u{feff}{}')?.code).toBe('malformed-json');
  });
});

describe('a hostile text', () => {
  it('of 50 MB is refused by its size', () => {
    const found = findingOf(`{"a":"${'x'.repeat(50_000_000)}"}`);
    expect(found).toMatchObject({ code: 'file-too-large', line: 1, column: 1 });
    expect(found?.message.en).toContain(String(LIMITS.bytes));
  });

  it('is measured in bytes, not in characters', () => {
    expect(findingOf(`{"a":"${'惠'.repeat(400_000)}"}`)?.code).toBe('file-too-large');
  });

  it.each([
    ['lists', '['.repeat(10_000)],
    ['objects', '{"a":'.repeat(10_000)],
    ['well-formed lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('that nests 10,000 %s does not overflow the stack', (_, text) => {
    expect(findingOf(text)?.code).toBe('nested-too-deeply');
  });

  it('may hold brackets in its texts', () => {
    const file = { ...COUNTY_FILE, name: '['.repeat(5000) };
    expect(checkPolicies([...above, textOf(file)]).findings).toEqual([]);
  });

  it('with 200,000 values is refused before it is parsed', () => {
    expect(findingOf(`[${'1,'.repeat(200_000)}1]`)?.code).toBe('too-many-values');
  });

  it('with half of a character is refused, since it has no digest', () => {
    const file = JSON.stringify({ ...COUNTY_FILE, name: 'x' }).replace('"x"', '"\\ud800"');
    expect(findingOf(file)?.code).toBe('malformed-text');
  });

  it('may write a whole character as a pair of escapes', () => {
    const text = JSON.stringify({ ...COUNTY_FILE, name: 'x' }).replace('"x"', '"\\ud83d\\ude00"');
    expect(checkPolicies([...above, { path: COUNTY_PATH, text }]).findings).toEqual([]);
  });
});

describe('a key', () => {
  it('that stands twice is reported where it stands the second time', () => {
    const text = '{\n  "jurisdiction": "130110",\n  "jurisdiction": "130102"\n}';
    expect(findingOf(text)).toMatchObject({
      code: 'duplicate-key',
      pointer: '/jurisdiction',
      line: 3,
      column: 3,
    });
  });

  it.each(['__proto__', 'prototype', 'constructor'])('%s is refused wherever it stands', (key) => {
    const text = `{ "jurisdiction": "130110", "parameters": { "${key}": { "isAdmin": true } } }`;
    expect(findingOf(text)).toMatchObject({ code: 'forbidden-key', pointer: `/parameters/${key}` });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('is no duplicate because its escaped form is written differently', () => {
    expect(findingOf('{ "a": 1, "\\u0061": 2 }')?.code).toBe('duplicate-key');
  });
});
