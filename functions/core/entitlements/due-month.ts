import type { Citation } from '../determinations/citation.ts';
import type { Month } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';

/** What a month's amount rests on: the same policy digest, month and facts give the same determination. */
export interface DueBasis {
  readonly jurisdiction: string;
  /** Digest of the policy that was asked. */
  readonly policy: string;
  /** Digest of the facts of the month. */
  readonly facts: string;
}

/** What is due for one benefit in one month. */
export interface BenefitDue {
  /** Who pays it: the place whose right stands in this month; null where none does. Benefits may differ in the month of a move. */
  readonly jurisdiction: string | null;
  readonly outcome: 'granted' | 'refused' | 'undetermined';
  /** 分; 0 unless granted. */
  readonly fen: number;
  readonly class: string | null;
  /** Ids of what decided: reasons of the determination (class.…, event.…) and of the entitlement (accrual, transition, …). */
  readonly because: readonly string[];
  readonly explanation: Bilingual;
  readonly citations: readonly Citation[];
  readonly basis: DueBasis | null;
}

/** due(month): everything that a person is entitled to in a month. Benefits without any right or claim are absent. */
export interface DueMonth {
  readonly month: Month;
  /** Who pays something in this month, the first by benefit; where nobody does, whose right stands; null where none does. */
  readonly jurisdiction: string | null;
  readonly benefits: Readonly<Record<string, BenefitDue>>;
}
