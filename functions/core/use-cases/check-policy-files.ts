import { checkPolicies, type PolicyText } from '../policies/check/check-policies.ts';
import type { Finding } from '../policies/check/finding.ts';
import type { PolicySnapshot } from '../ports/policy-library.ts';
import { codeOfPath } from './code-of-path.ts';
import { type Extended, extendedIn, lineageOf } from './lineage.ts';

export interface PolicyCheck {
  readonly isClean: boolean;
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly Finding[];
}

/** Checks files as if they lay in the folder, with the levels above and the other versions that are in use. */
export function checkPolicyFiles(snapshot: PolicySnapshot, files: readonly PolicyText[]): PolicyCheck {
  const given = new Map(files.map((file) => [file.path, file]));
  const extended: Extended = (code) => [
    ...snapshot.catalogue.versionsOf(code).flatMap(({ file }) => file.extends ?? []),
    ...files.filter(({ path }) => codeOfPath(path) === code).flatMap(({ text }) => extendedIn(text)),
  ];
  const needed = new Set(files.flatMap(({ path }) => [...lineageOf(codeOfPath(path) ?? '', extended)]));
  const beside = snapshot.textsOf(needed).filter(({ path }) => !given.has(path));
  const { findings } = checkPolicies([...beside, ...given.values()]);
  const own = findings.filter(({ file }) => given.has(file));
  const errors = own.filter(({ severity }) => severity === 'error').length;
  return {
    isClean: own.length === 0,
    files: given.size,
    errors,
    warnings: own.length - errors,
    findings: own,
  };
}
