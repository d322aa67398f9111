import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../../../../functions/core/policies/check/finding-codes.ts';

const document = readFileSync(new URL('../../../../../docs/policy-checks.md', import.meta.url), 'utf8');
const sections = new Map(
  document
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [
        heading.trim(),
        lines
          .join('\n')
          .replace(/^## .*$/m, '')
          .trim(),
      ] as const;
    }),
);

describe('docs/policy-checks.md', () => {
  it.each(FINDING_CODES)('says what %s means and how to mend it', (code) => {
    expect(sections.get(code)?.length ?? 0).toBeGreaterThan(60);
  });

  it('has no paragraph for a code that is never emitted', () => {
    expect(
      [...sections.keys()].filter((code) => !(FINDING_CODES as readonly string[]).includes(code)),
    ).toEqual([]);
  });
});
