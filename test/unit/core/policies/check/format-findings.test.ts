import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../../functions/core/policies/check/finding.ts';
import { formatFindings } from '../../../../../functions/core/policies/check/format-findings.ts';

const FINDING: Finding = {
  file: '500156-wulong/2023-02-23.json',
  line: 12,
  column: 7,
  pointer: '/parameters/living/cite',
  code: 'unknown-document',
  severity: 'error',
  message: { zh: '没有声明依据文件 "wulong-9"', en: 'the document "wulong-9" is not declared' },
  nearest: 'wulong-2023-9',
};
const WARNING: Finding = {
  file: '130110-鹿泉/examples/a b.json',
  line: 1,
  column: 1,
  pointer: '',
  code: 'no-examples',
  severity: 'warning',
  message: { zh: '没有', en: 'none' },
};

const ENGLISH = { language: 'en' } as const;

describe('formatFindings', () => {
  it('writes a line that a terminal can open', () => {
    expect(formatFindings([FINDING, WARNING], 'text', ENGLISH)).toBe(
      '500156-wulong/2023-02-23.json:12:7  error  unknown-document  the document "wulong-9" is not declared — did you mean wulong-2023-9?\n' +
        '130110-鹿泉/examples/a b.json:1:1  warning  no-examples  none\n',
    );
  });

  it('lets no text of a file steer the terminal or begin a line', () => {
    const message = { zh: '甲\u001b[31m乙', en: 'a\u001b[31mb\nc' };
    const text = formatFindings([{ ...FINDING, message, nearest: '\u0007' }], 'text', ENGLISH);
    expect(text.slice(0, -1)).not.toMatch(/\p{Cc}/u);
  });

  it('writes the same line in Chinese', () => {
    expect(formatFindings([FINDING, WARNING], 'text', { language: 'zh' })).toBe(
      '500156-wulong/2023-02-23.json:12:7  错误  unknown-document  没有声明依据文件 "wulong-9" — 是否应为 wulong-2023-9？\n' +
        '130110-鹿泉/examples/a b.json:1:1  警告  no-examples  没有\n',
    );
  });

  it('writes JSON that reads back, in both languages whoever reads it', () => {
    expect(JSON.parse(formatFindings([FINDING, WARNING], 'json', ENGLISH))).toEqual([FINDING, WARNING]);
    expect(formatFindings([], 'json', ENGLISH)).toBe('[]\n');
  });

  it('writes SARIF 2.1.0: rules with help, results with places, paths as URIs', () => {
    const reader = { language: 'en', version: '1.2.3' } as const;
    const log = JSON.parse(formatFindings([FINDING, WARNING, FINDING], 'sarif', reader));
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver).toMatchObject({ name: 'huize', version: '1.2.3', language: 'en-US' });
    const rules: { id: string; help: { text: string } }[] = run.tool.driver.rules;
    expect(rules.map(({ id }) => id)).toEqual(['unknown-document', 'no-examples']);
    expect(rules[0]?.help.text).toContain('docs/policy-checks.md#unknown-document');
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'error']);
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: '130110-%E9%B9%BF%E6%B3%89/examples/a%20b.json' },
      region: { startLine: 1, startColumn: 1 },
    });
  });

  it('says in SARIF which language it speaks', () => {
    const [run] = JSON.parse(formatFindings([FINDING], 'sarif', { language: 'zh' })).runs;
    expect([run.language, run.tool.driver.language]).toEqual(['zh-CN', 'zh-CN']);
    expect(run.results[0].message.text).toBe('没有声明依据文件 "wulong-9" — 是否应为 wulong-2023-9？');
    expect(run.tool.driver.rules[0].help.text).toContain('docs/policy-checks.zh-CN.md#unknown-document');
  });

  it('does not fail on a path with half of a character', () => {
    expect(() => formatFindings([{ ...FINDING, file: '\ud800' }], 'sarif', ENGLISH)).not.toThrow();
  });
});
