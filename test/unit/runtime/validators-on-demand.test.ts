import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as generated from '../../../functions/generated/validators.js';
import * as onDemand from '../../../functions/runtime/validators-on-demand.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const policies = globSync('policies/*/*.json', { cwd: root }).map((path) =>
  readFileSync(join(root, path), 'utf8'),
);
const examples = globSync('policies/*/examples/*.json', { cwd: root }).map((path) =>
  readFileSync(join(root, path), 'utf8'),
);

test('every validator of a file has its counterpart', () => {
  expect(Object.keys(onDemand).sort()).toEqual(Object.keys(generated).sort());
});

/** A value without one of its entries, and with one that it should not have. */
function damaged(text: string): readonly unknown[] {
  const value = JSON.parse(text) as Record<string, unknown>;
  const without = Object.keys(value).map((name) => ({ ...value, [name]: undefined }));
  return [
    value,
    { ...value, unheardOf: 1 },
    ...without.map((one) => JSON.parse(JSON.stringify(one)) as unknown),
  ];
}

test.each([
  ['policies', policies, { known: generated.validatePolicyFile, late: onDemand.validatePolicyFile }],
  [
    'examples',
    examples.slice(0, 200),
    { known: generated.validateExampleFile, late: onDemand.validateExampleFile },
  ],
] as const)(
  '%s, whole and damaged, have the verdict of the generated code, with the same errors',
  (_, texts, { known, late }) => {
    let refused = 0;
    for (const value of texts.flatMap(damaged)) {
      const verdict = known(value);
      expect(late(value)).toBe(verdict);
      expect(late.errors).toEqual(known.errors);
      if (!verdict) refused += 1;
    }
    expect(refused).toBeGreaterThan(texts.length);
  },
);
