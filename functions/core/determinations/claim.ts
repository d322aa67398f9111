import type { Fen } from '../shared/money.ts';
import type { InKind } from './amount-value.ts';
import type { CompiledBenefit, CompiledClass } from './compile-policy.ts';
import type { ClassNotTaken, ConcurrenceResult, Reason } from './determination.ts';

/** A benefit while it is being determined: first by its own rules, then beside other benefits. */
export interface Claim {
  readonly benefit: CompiledBenefit;
  outcome: 'due' | 'refused' | 'undetermined';
  /** What its class gives, in 分; 0 where not due. */
  fen: Fen;
  inKind: readonly InKind[];
  taken: readonly CompiledClass[];
  readonly notTaken: ClassNotTaken[];
  readonly reasons: Reason[];
  /** Facts (base facts, not derived) that are missing. */
  readonly missing: Set<string>;
  readonly concurrence: ConcurrenceResult[];
}
