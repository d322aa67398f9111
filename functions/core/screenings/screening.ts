import type { MissingFact, Outcome } from '../determinations/determination.ts';
import type { LayerReference } from '../policies/policy.ts';
import type { Bilingual } from '../shared/text.ts';

/** What is already certain of one benefit. */
export interface ScreenedBenefit {
  readonly label: Bilingual;
  readonly outcome: Outcome;
  /** Decimal yuan; null where undetermined. */
  readonly monthlyAmount: string | null;
  /** However the open questions are answered it is at least this; decimal yuan. */
  readonly atLeast: string;
  /** However they are answered it is at most this; null where no bound is known. */
  readonly atMost: string | null;
  readonly explanation: Bilingual;
  readonly missing: readonly MissingFact[];
}

export type QuestionType =
  | 'choice'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'money'
  | 'date'
  | 'month'
  | 'jurisdiction-code'
  | 'text'
  | 'list';

export interface Choice {
  /** Goes into the facts as it stands. */
  readonly value: unknown;
  readonly label: Bilingual;
}

/** One field of the entries of a list: the parts of a multiple disability, with category and level. */
export interface QuestionField {
  readonly name: string;
  readonly label: Bilingual;
  readonly type: QuestionType;
  readonly choices: readonly Choice[];
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly isRequired: boolean;
}

/** The share of all benefits that the answer is expected to settle, and which ones some answer settles. */
export interface Settles {
  readonly share: number;
  readonly benefits: readonly string[];
}

/** How a question looks. */
export interface QuestionForm {
  /** Where in the fact's value the answer belongs (RFC 6901): '' is the value itself, '/0/monthlyAmount' inside a list. */
  readonly at: string;
  readonly label: Bilingual;
  readonly question: Bilingual;
  readonly type: QuestionType;
  /** The possible answers, where they can be listed. Of a list each choice is a list of one entry, or the empty list. */
  readonly choices: readonly Choice[];
  readonly fields: readonly QuestionField[];
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly unit: string | null;
}

export interface Question extends QuestionForm {
  readonly fact: string;
  readonly suppliedBy: readonly string[];
  /** What the answer would decide. */
  readonly why: Bilingual;
  readonly settles: Settles;
}

/** The anonymous pre-check: what partial facts make certain, and the next best question. Not a decision. */
export interface Screening {
  readonly jurisdiction: string;
  readonly jurisdictionName: Bilingual;
  readonly month: string;
  readonly policy: { readonly digest: string; readonly layers: readonly LayerReference[] };
  readonly benefits: Readonly<Record<string, ScreenedBenefit>>;
  readonly isSettled: boolean;
  readonly progress: {
    /** Facts that are known. */
    readonly answered: number;
    /** So many questions at most are still to come, by the policy's rules and what is known. */
    readonly atMostRemaining: number;
  };
  /** null where all is settled, or where no answer of the person could settle more. */
  readonly nextQuestion: Question | null;
  readonly explanation: Bilingual;
  readonly disclaimer: Bilingual;
}
