import type { Inquiry } from '../determinations/inquiry.ts';
import type { GivenFacts } from '../facts/read-facts.ts';
import type { Month } from '../shared/month.ts';

export interface ScreeningRequest {
  readonly month: Month;
  /** What is known so far; null for what the person was asked and does not know. */
  readonly facts: GivenFacts;
}

/** What answers are looked for against: the policy, the month, the given and the derived facts. */
export type Known = Pick<Inquiry, 'compiled' | 'month' | 'values'>;
