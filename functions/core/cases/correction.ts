import type { Clock } from './clock.ts';

/** One thing the applicant is asked to hand in or put right. */
export interface CorrectionItem {
  /** Id of a material or a fact of the policy, or `other`. */
  readonly about: string;
  readonly text: string;
}

/** The one complete request of an office for what a file lacks, while the review's clocks stand still. */
export interface Correction {
  readonly id: string;
  readonly stage: string;
  readonly visit: number;
  readonly requestedAt: string;
  readonly items: readonly CorrectionItem[];
  readonly clock: Clock;
  readonly closedAt: string | null;
  readonly outcome: 'made' | 'not-made' | null;
}
