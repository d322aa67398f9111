import type { Finding } from '../policies/check/finding.ts';
import type { Checklist } from '../procedure/checklist.ts';
import type { ChainOutlook } from './chain-outlook.ts';
import type { IntakeFact } from './intake-facts.ts';
import type { NeededParameter } from './needed-parameters.ts';
import type { SampleLetter } from './sample-letters.ts';
import type { UnverifiedSource } from './unverified-sources.ts';

/** What the worked examples prove. */
export interface ExampleStanding {
  readonly own: number;
  /** Of the levels above, those whose person lives here. */
  readonly above: number;
  /** Own examples that do not come out as expected. */
  readonly failing: number;
  /** Rules that the jurisdiction's own files in force state. */
  readonly rules: number;
  /** Those of them that the examples show on every side. */
  readonly rulesShown: number;
  /** The others, as benefit/reason with the sides that no example shows. */
  readonly notShown: readonly string[];
}

/** What a readiness sheet is judged by. */
export interface ReadinessFacts {
  readonly findings: readonly Finding[];
  /** Pointers into the resolved rules. */
  readonly missingCitations: readonly string[];
  readonly unverifiedSources: readonly UnverifiedSource[];
  readonly parameters: readonly NeededParameter[];
  readonly chains: readonly ChainOutlook[];
  readonly examples: ExampleStanding;
  readonly intakeFacts: readonly IntakeFact[];
  readonly checklist: Checklist;
  readonly letters: readonly SampleLetter[];
}
