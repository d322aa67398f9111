import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../../../../functions/core/policies/check/finding-codes.ts';

const PAGES = ['policy-checks.md', 'policy-checks.zh-CN.md'].map((page) => {
  const text = readFileSync(new URL(`../../../../../docs/${page}`, import.meta.url), 'utf8');
  return { page, sections: sectionsOf(text), isChinese: page.includes('zh') };
});

function sectionsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((section) => {
        const [heading = '', ...lines] = section.split('\n');
        const body = lines.join('\n').replace(/^## .*$/m, '');
        return [heading.trim(), body.trim()] as const;
      }),
  );
}

describe.each(PAGES)('docs/$page', ({ sections, isChinese }) => {
  it.each(FINDING_CODES)('says what %s means and how to mend it', (code) => {
    expect(sections.get(code)?.length ?? 0).toBeGreaterThan(isChinese ? 20 : 60);
    expect(/\p{Script=Han}/u.test(sections.get(code) ?? '')).toBe(isChinese);
  });

  it('has no paragraph for a code that is never emitted', () => {
    expect(
      [...sections.keys()].filter((code) => !(FINDING_CODES as readonly string[]).includes(code)),
    ).toEqual([]);
  });
});

it('has the same codes in the same order in both languages', () => {
  const [english, chinese] = PAGES.map(({ sections }) => [...sections.keys()]);
  expect(chinese).toEqual(english);
});
