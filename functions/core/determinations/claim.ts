import type { HeldBenefit } from '../facts/other-benefits.ts';
import type { Fen } from '../shared/money.ts';
import type { InKind } from './amount-value.ts';
import type { RejectedClass } from './choose-class.ts';
import type {
  CompiledBenefit,
  CompiledClass,
  CompiledConcurrence,
  CompiledCriterion,
  CompiledEvent,
  CriterionKind,
} from './compile-policy.ts';
import type { ConcurrenceResult, ReasonOutcome } from './determination.ts';

/** What another benefit did to a claim; `found` is undefined where the policy does not list it. */
export interface ClaimConcurrence {
  readonly other: HeldBenefit;
  readonly found: CompiledConcurrence | undefined;
  readonly rule: ConcurrenceResult['rule'];
  readonly effect: ConcurrenceResult['effect'];
}

/** What a reason is about; its label, citations and facts seen are looked up where it is explained. */
type Ground =
  | { readonly kind: CriterionKind; readonly about: CompiledCriterion }
  | { readonly kind: 'class'; readonly about: CompiledClass }
  | { readonly kind: 'event'; readonly about: CompiledEvent }
  /** The base fact or parameter without which the amount is not known. */
  | { readonly kind: 'amount'; readonly about: string }
  /** null: nobody said which other benefits are drawn. */
  | { readonly kind: 'concurrence'; readonly about: ClaimConcurrence | null };

/** A reason without its presentation. */
export type ClaimReason = Ground & {
  readonly id: string;
  readonly outcome: ReasonOutcome;
  readonly decisive: boolean;
};

/** A benefit while it is being determined: first by its own rules, then beside other benefits. */
export interface Claim {
  readonly benefit: CompiledBenefit;
  outcome: 'due' | 'refused' | 'undetermined';
  /** What its class gives, in 分; 0 where not due. */
  fen: Fen;
  readonly inKind: readonly InKind[];
  readonly taken: readonly CompiledClass[];
  readonly notTaken: readonly RejectedClass[];
  readonly reasons: ClaimReason[];
  /** Facts (base facts, not derived) that are missing. */
  readonly missing: Set<string>;
  readonly concurrence: ClaimConcurrence[];
}

/** A refusal rests on what failed, a grant on the class that passed, an open outcome on what is unknown. */
const DECIDES = { due: 'passed', refused: 'failed', undetermined: 'unknown' } as const;

/** Whether a reason decided the claim as it now stands. */
export function isDecisive({ decisive, outcome }: ClaimReason, claim: Claim): boolean {
  return decisive && outcome === DECIDES[claim.outcome];
}

/** Ids of the classes that are paid, joined by +; null where none is. */
export function classOf({ outcome, taken }: Claim): string | null {
  return outcome === 'due' && taken.length > 0 ? taken.map(({ id }) => id).join('+') : null;
}
