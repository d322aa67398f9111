import type { Finding } from '../policies/check/finding.ts';
import type { Checklist } from '../procedure/checklist.ts';
import type { ChainOutlook } from './chain-outlook.ts';
import type { IntakeFact } from './intake-facts.ts';
import type { NeededParameter } from './needed-parameters.ts';
import type { SampleLetter } from './sample-letters.ts';
import type { UnverifiedSource } from './unverified-sources.ts';

/** What a readiness sheet is judged by. */
export interface ReadinessFacts {
  readonly findings: readonly Finding[];
  /** Pointers into the resolved rules. */
  readonly missingCitations: readonly string[];
  readonly unverifiedSources: readonly UnverifiedSource[];
  readonly parameters: readonly NeededParameter[];
  readonly chains: readonly ChainOutlook[];
  readonly examples: { readonly own: number; readonly above: number };
  readonly intakeFacts: readonly IntakeFact[];
  readonly checklist: Checklist;
  readonly letters: readonly SampleLetter[];
}
