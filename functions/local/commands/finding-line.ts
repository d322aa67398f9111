import type { Finding } from '../../core/policies/check/finding.ts';
import { findingLine as plainLine, SEVERITIES } from '../../core/policies/check/format-findings.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A finding on one line, as compilers write it, with its severity in colour. */
export function findingLine(
  finding: Finding,
  { paint, language }: Pick<Terminal, 'paint' | 'language'>,
): string {
  const { severity, code } = finding;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const word = SEVERITIES[severity][language];
  return plainLine(finding, language).replace(
    `  ${word}  ${code}  `,
    () => `  ${paint(colour, word)}  ${paint('bold', code)}  `,
  );
}
