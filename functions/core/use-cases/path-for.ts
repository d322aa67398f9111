import type { PolicySnapshot } from '../ports/policy-library.ts';
import { codeOfPath } from './code-of-path.ts';

/** Where a policy file would lie: in the folder of its jurisdiction, under its first day. What it lacks is left to the check. */
export function pathFor(snapshot: PolicySnapshot, file: Readonly<Record<string, unknown>>): string {
  const code = typeof file.jurisdiction === 'string' ? file.jurisdiction.slice(0, 20) : 'unknown';
  const day = typeof file.effectiveFrom === 'string' ? file.effectiveFrom.slice(0, 20) : 'unknown';
  const known = snapshot.paths.find((path) => codeOfPath(path) === code);
  const folder = known?.slice(0, known.indexOf('/')) ?? `${code}-district`;
  return `${folder}/${day}.json`;
}
