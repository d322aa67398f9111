import type { Reading } from '../rules/reading.ts';
import type { Month } from '../shared/month.ts';
import type { AmountValue } from './amount-value.ts';
import type { CompiledClass, CompiledPolicy } from './compile-policy.ts';

/** What one person's determination looks at. */
export interface Inquiry {
  readonly compiled: CompiledPolicy;
  readonly month: Month;
  /** Given and derived facts, amounts in 分. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly readings: readonly Reading[];
  /** Amounts that are the same for everybody of one area in this month. */
  readonly sharedAmounts: Map<CompiledClass, AmountValue>;
}
