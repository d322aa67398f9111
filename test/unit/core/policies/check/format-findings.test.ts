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
  message: 'the document "wulong-9" is not declared',
  nearest: 'wulong-2023-9',
};
const WARNING: Finding = {
  file: '130110-鹿泉/examples/a b.json',
  line: 1,
  column: 1,
  pointer: '',
  code: 'no-examples',
  severity: 'warning',
  message: 'none',
};

describe('formatFindings', () => {
  it('writes a line that a terminal can open', () => {
    expect(formatFindings([FINDING, WARNING], 'text')).toBe(
      '500156-wulong/2023-02-23.json:12:7  error  unknown-document  the document "wulong-9" is not declared — did you mean wulong-2023-9?\n' +
        '130110-鹿泉/examples/a b.json:1:1  warning  no-examples  none\n',
    );
  });

  it('lets no text of a file steer the terminal or begin a line', () => {
    const text = formatFindings([{ ...FINDING, message: 'a\u001b[31mb\nc', nearest: '\u0007' }], 'text');
    expect(text.slice(0, -1)).not.toMatch(/\p{Cc}/u);
  });

  it('writes JSON that reads back', () => {
    expect(JSON.parse(formatFindings([FINDING, WARNING], 'json'))).toEqual([FINDING, WARNING]);
    expect(formatFindings([], 'json')).toBe('[]\n');
  });

  it('writes SARIF 2.1.0: rules with help, results with places, paths as URIs', () => {
    const log = JSON.parse(formatFindings([FINDING, WARNING, FINDING], 'sarif', '1.2.3'));
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver).toMatchObject({ name: 'huize', version: '1.2.3' });
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

  it('does not fail on a path with half of a character', () => {
    expect(() => formatFindings([{ ...FINDING, file: '\ud800' }], 'sarif')).not.toThrow();
  });
});
