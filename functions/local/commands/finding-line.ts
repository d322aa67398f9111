import type { Finding } from '../../core/policies/check/finding.ts';
import { findingLine as plainLine } from '../../core/policies/check/format-findings.ts';
import type { Paint } from '../terminal/paint.ts';

/** A finding on one line, as compilers write it, with its severity in colour. */
export function findingLine(finding: Finding, paint: Paint): string {
  const { severity, code } = finding;
  const colour = severity === 'error' ? 'red' : 'yellow';
  return plainLine(finding).replace(
    `  ${severity}  ${code}  `,
    () => `  ${paint(colour, severity)}  ${paint('bold', code)}  `,
  );
}
