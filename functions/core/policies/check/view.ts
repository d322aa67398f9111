import type { PolicyFile } from '../../../generated/policy-file.ts';
import type { FactDictionary } from '../../facts/fact-dictionary.ts';
import type { Policy, PolicyLayer } from '../policy.ts';
import type { Report } from './flaw.ts';

/** A policy file that fits the schema, and where it was read from. */
export interface FileLayer extends PolicyLayer {
  readonly path: string;
}

/** What a check looks at: one file within the policy that it gives together with the levels above on one day. */
export interface View {
  readonly file: PolicyFile;
  readonly policy: Policy;
  readonly dictionary: FactDictionary;
  /** The day looked at: the file's first, or one on which a level above changes. */
  readonly on: string;
  readonly report: Report;
}
