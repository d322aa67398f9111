import type { Finding } from '../../core/policies/check/finding.ts';
import type { Paint } from '../terminal/paint.ts';

/** A finding on one line, as compilers write them, so that an editor can jump to its place. */
export function findingLine(finding: Finding, paint: Paint): string {
  const { file, line, column, severity, code, message, nearest } = finding;
  const hint = nearest === undefined || message.includes(nearest) ? '' : `; did you mean ${nearest}?`;
  const colour = severity === 'error' ? 'red' : 'yellow';
  return `${file}:${line}:${column} ${paint(colour, severity)} ${paint('bold', code)} ${message}${hint}`;
}
