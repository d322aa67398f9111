import type { CorrectionItem } from '../../correction.ts';
import type { DecisionOutcome, Overrides } from '../../decision.ts';

/** An officer decides at the open stage. */
export interface DecideStage {
  readonly type: 'decide-stage';
  readonly stage: string;
  /** Which opening of the stage is meant; the open one if absent. */
  readonly visit?: number;
  readonly outcome: DecisionOutcome;
  /** send-back: an earlier stage, or `window`. */
  readonly to?: string;
  /** send-back to the window: what the applicant is to put right. */
  readonly items?: readonly CorrectionItem[];
  /** approve: where a benefit is decided other than determined. */
  readonly overrides?: Overrides;
  readonly ground?: string;
}
