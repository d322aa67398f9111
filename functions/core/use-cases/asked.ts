import type { AnswerWith } from './answer-once.ts';

/** What a caller adds to a request: which revision he has seen, and what keeps the answer under his key. */
export interface Asked {
  readonly expectedRevision?: number | undefined;
  readonly answerWith?: AnswerWith;
}
