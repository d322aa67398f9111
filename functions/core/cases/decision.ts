import type { OfficeRole } from '../../generated/policy-file.ts';
import type { Actor } from './actor.ts';

const decisionOutcomes = ['approve', 'refuse', 'send-back'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** What an officer decides for one benefit other than the determination says. */
type Override =
  | { readonly outcome: 'granted'; readonly monthlyAmount: string | null }
  | { readonly outcome: 'refused' };
export type Overrides = Readonly<Record<string, Override>>;

/** What an officer decided at a stage; kept for good. */
export interface Decision {
  readonly id: string;
  readonly at: string;
  readonly actor: Actor;
  /** The owner of the stage for whom he decided. */
  readonly owner: OfficeRole;
  readonly stage: string;
  readonly visit: number;
  readonly outcome: DecisionOutcome;
  /** Where the case was sent back to. */
  readonly to: string | null;
  readonly overrides: Overrides;
  /** The benefits at which it differs from the determination. */
  readonly against: readonly string[];
  /** Digest of the determination that the officer saw. */
  readonly determination: string;
  /** Written reason; there wherever the decision differs from the determination. */
  readonly ground: string | null;
}

/** What will be the result if the rest of the chain lets it stand. */
export interface Proposal {
  readonly outcome: 'granted' | 'refused';
  /** Decimal yuan; "0.00" where refused. */
  readonly monthlyAmount: string;
  readonly class: string | null;
  /** Reasons of the determination that decided; empty where the ground decides. */
  readonly reasons: readonly string[];
  readonly isAgainstDetermination: boolean;
}
export type Proposals = Readonly<Record<string, Proposal>>;
