import type { LayerReference } from '../policies/policy.ts';
import type { Bilingual } from '../shared/text.ts';
import type { Citation } from './citation.ts';

export type Outcome = 'granted' | 'refused' | 'undetermined';
export type ReasonKind = 'requirement' | 'exclusion' | 'class' | 'concurrence' | 'event' | 'amount';
/** passed: speaks for the benefit · failed: against it · unknown: facts are missing. */
export type ReasonOutcome = 'passed' | 'failed' | 'unknown';

/** A fact as a reason saw it; value null where it is unknown. Amounts are decimal yuan. */
export interface SeenFact {
  readonly fact: string;
  readonly value: unknown;
  readonly operator: string;
  readonly compared: unknown;
  /** The fact or parameter that `compared` came from. */
  readonly comparedFrom?: string;
}

export interface Reason {
  /** kind.id, such as class.minimum-living. */
  readonly id: string;
  readonly kind: ReasonKind;
  readonly label: Bilingual;
  readonly outcome: ReasonOutcome;
  /** Whether this reason decided the benefit's outcome. */
  readonly decisive: boolean;
  readonly facts: readonly SeenFact[];
  readonly citations: readonly Citation[];
}

/** A fact, parameter or choice that would settle an undetermined outcome, and who can supply it. */
export interface MissingFact {
  readonly fact: string;
  readonly label: Bilingual;
  readonly suppliedBy: readonly string[];
  readonly why: 'not-given' | 'stale' | 'not-set-by-policy';
}

/** A class that matched but is not the one paid. */
export interface ClassNotTaken {
  readonly class: string;
  readonly label: Bilingual;
  readonly monthlyAmount: string | null;
  readonly reason: 'lower-amount' | 'later-rank';
}

/** What another benefit does to this one. */
export interface ConcurrenceResult {
  readonly code: string;
  readonly label: Bilingual;
  readonly rule: 'allow' | 'exclude' | 'higher-of' | 'unlisted';
  /** compatible: both are paid · excluded: this one is not · own-kept: this one instead of the other · other-kept: the other instead · difference: this one tops the other up · unknown. */
  readonly effect: 'compatible' | 'excluded' | 'own-kept' | 'other-kept' | 'difference' | 'unknown';
  readonly otherMonthlyAmount: string | null;
  readonly citations: readonly Citation[];
}

export interface InKindService {
  readonly service: Bilingual;
  readonly provider: Bilingual;
  readonly value: string;
}

/** The reasoned result for one benefit in one month. */
export interface BenefitDetermination {
  readonly label: Bilingual;
  readonly outcome: Outcome;
  /** Decimal yuan; "0.00" where refused, null where undetermined. */
  readonly monthlyAmount: string | null;
  readonly class: string | null;
  readonly classLabel: Bilingual | null;
  readonly inKind: readonly InKindService[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly MissingFact[];
  readonly notTaken: readonly ClassNotTaken[];
  readonly concurrence: readonly ConcurrenceResult[];
  readonly explanation: Bilingual;
}

/** One way to combine own benefits with others that exclude them, and what it comes to. */
export interface Combination {
  readonly benefits: readonly string[];
  readonly otherBenefits: readonly string[];
  readonly totalMonthlyAmount: string;
  readonly taken: boolean;
}

/** The engine's reasoned result for a month: the same policy digest and facts give the same bytes. */
export interface Determination {
  readonly jurisdiction: string;
  readonly jurisdictionName: Bilingual;
  readonly month: string;
  readonly policy: { readonly digest: string; readonly layers: readonly LayerReference[] };
  readonly benefits: Readonly<Record<string, BenefitDetermination>>;
  /** Sum of the granted benefits, decimal yuan. */
  readonly totalMonthlyAmount: string;
  /** false while a benefit is undetermined. */
  readonly isComplete: boolean;
  /** The combinations that were weighed where only the higher of several benefits is paid. */
  readonly combinations: readonly Combination[];
  /** Facts that were too old for the month and count as unknown. */
  readonly staleFacts: readonly string[];
  /** Documents that decided and whose official text was not read. */
  readonly unverifiedDocuments: readonly string[];
  readonly explanation: Bilingual;
}
