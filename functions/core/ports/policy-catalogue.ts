import type { Policy, PolicyLayer } from '../policies/policy.ts';

/** The policy files that are in use: every one was checked before it came in. */
export interface PolicyCatalogue {
  /** Codes of the jurisdictions that have a file, ascending. */
  jurisdictions(): string[];
  /** All versions of a jurisdiction, by start and issue, ascending; empty where there is none. */
  versionsOf(jurisdiction: string): readonly PolicyLayer[];
  /** The policy on a day, as known on another (default: all that is known). Refuses jurisdiction-unknown, policy-not-in-force. */
  policyOn(jurisdiction: string, on: string, knownOn?: string): Policy;
}
