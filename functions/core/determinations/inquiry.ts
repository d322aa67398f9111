import type { Reading } from '../rules/reading.ts';
import type { Truth } from '../rules/truth.ts';
import type { Month } from '../shared/month.ts';
import type { AmountValue } from './amount-value.ts';
import type { CompiledClass, CompiledPolicy } from './compile-policy.ts';

/** What one person's determination looks at. */
export interface Inquiry {
  readonly compiled: CompiledPolicy;
  readonly month: Month;
  /** Given and derived facts, amounts in 分. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Of each rule by its number. */
  readonly truths: readonly Truth[];
  /** The facts that are unknown where a rule is; none where its truth is known. */
  readonly unknownIn: (rule: number) => readonly string[];
  /** Amounts that are the same for everybody of one area in this month. */
  readonly sharedAmounts: Map<CompiledClass, AmountValue>;
}

/** An inquiry that also knows what each rule compared: what an explanation is made of. */
export interface ExplainableInquiry extends Inquiry {
  readonly readings: readonly Reading[];
}
