import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isObject } from '../../functions/core/shared/json.ts';
import { inventedTexts } from '../support/policy-texts.ts';
import { schemaUsage } from '../support/schema-usage.ts';

const policySchema = schemaFrom('schemas/policy.schema.json');
const exampleSchema = schemaFrom('schemas/example.schema.json');
const invented = inventedTexts.filter(({ path }) => path.startsWith('99'));
const policyTexts = invented.filter(({ path }) => !path.includes('/examples/')).map(({ text }) => text);
const exampleTexts = invented.filter(({ path }) => path.includes('/examples/'));

function schemaFrom(path: string): Record<string, unknown> & { $id: string } {
  return JSON.parse(readFileSync(path, 'utf8')); // a schema of ours
}

test('the invented districts use every property, every form and every value that a policy file may have', () => {
  const usage = schemaUsage(policySchema);
  for (const text of policyTexts) usage.use(JSON.parse(text));
  expect(usage.usable.length).toBeGreaterThan(400);
  expect(usage.unused()).toEqual([]);
});

test('their examples use everything that an example may have', () => {
  const usage = schemaUsage(exampleSchema, [policySchema]);
  for (const { text } of exampleTexts) usage.use(JSON.parse(text));
  expect(usage.unused()).toEqual([]);
});

/** Takes one structure out of every file, as a reviver of JSON.parse; undefined removes the entry. */
const REMOVALS: readonly [string, string, (key: string, value: unknown) => unknown][] = [
  [
    'an operator',
    '/$defs/operator/enum/containsAny',
    (key, value) => (key === 'operator' && value === 'containsAny' ? 'in' : value),
  ],
  [
    'a property',
    '/$defs/time/properties/payment/properties/reportIfNotMonthlyBy',
    (key, value) => (key === 'reportIfNotMonthlyBy' ? undefined : value),
  ],
  [
    'a form of amount',
    '/$defs/amount/anyOf/8',
    (_, value) => (isObject(value) && 'yearly' in value ? '500.00' : value),
  ],
  [
    'a kind of value',
    '/$defs/time/properties/transition/properties/months/type/integer',
    (key, value) => (key === 'months' && typeof value === 'number' ? null : value),
  ],
  [
    'the removal of an inherited entry',
    '/$defs/classes/additionalProperties/anyOf/1',
    (key, value) => (key === 'classes' && isObject(value) ? withoutNulls(value) : value),
  ],
  [
    'a key that is an enumeration',
    '/$defs/terms/propertyNames/enum/re-examine',
    (key, value) => (key === 're-examine' ? undefined : value),
  ],
];

function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

test.each(REMOVALS)('a structure that no file uses is named: %s', (_, pointer, reviver) => {
  const usage = schemaUsage(policySchema);
  for (const text of policyTexts) usage.use(JSON.parse(text, reviver));
  expect(usage.unused()).toContain(pointer);
});

test('every title of an example with an amount says that amount, so that it can be checked by hand', () => {
  for (const { path, text } of exampleTexts) {
    const { title, expected } = JSON.parse(text);
    for (const { outcome, monthlyAmount } of Object.values<Record<string, string>>(
      expected?.benefits ?? {},
    )) {
      if (outcome !== 'granted') continue;
      expect(title.zh, path).toContain(monthlyAmount);
      expect(title.en, path).toContain(monthlyAmount);
    }
  }
});
