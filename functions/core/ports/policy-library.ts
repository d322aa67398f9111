import type { PolicyText } from '../policies/check/check-policies.ts';
import type { Finding } from '../policies/check/finding.ts';
import type { PublicationFaultCode } from '../publications/publication-fault.ts';
import type { PolicyCatalogue } from './policy-catalogue.ts';

/** held-back: the file itself is right, but others that stand would break · publication-…: who signed it. */
export type LibraryFinding = Omit<Finding, 'code'> & {
  readonly code: Finding['code'] | 'held-back' | PublicationFaultCode;
};

/** The policy files at one moment. It never changes: a request keeps the one it started with. */
export interface PolicySnapshot {
  /** The last good version of every file. */
  readonly catalogue: PolicyCatalogue;
  /** What is wrong with the files as they lie there now. */
  readonly findings: readonly LibraryFinding[];
  /** Paths of the policy files in use, ascending. */
  readonly paths: readonly string[];
  /** The texts in use of some jurisdictions, with the examples beside them. */
  textsOf(codes: ReadonlySet<string>): PolicyText[];
}

/** Policy files that may change while the process runs. */
export interface PolicyLibrary {
  current(): PolicySnapshot;
}
