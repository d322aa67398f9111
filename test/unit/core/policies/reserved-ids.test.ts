import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ATOMIC_KEYS } from '../../../../functions/core/policies/merge-layers.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../../schemas/policy.schema.json', import.meta.url), 'utf8'),
) as { $defs: { entryId: { pattern: string } } };
const entryId = new RegExp(schema.$defs.entryId.pattern);

test.each([...ATOMIC_KEYS, 'months', 'zh', 'en'])(
  'no entry may be called %s, which merging restates whole',
  (word) => {
    expect(entryId.test(word)).toBe(false);
    expect(entryId.test(`${word}-1`)).toBe(true);
  },
);
