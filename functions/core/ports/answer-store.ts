import type { Arrival } from './identity-vault.ts';

/** An answer that was given under an idempotency key. */
export interface IdempotentAnswer<Answer = unknown> {
  /** Who asked and the key that he chose. */
  readonly scope: string;
  readonly key: string;
  /** Digest of what was asked. */
  readonly request: string;
  /** What was answered. */
  readonly answer: Answer;
}

/** Answers that were given in the last seven days. */
export interface AnswerStore {
  answerTo(scope: string, key: string): Promise<IdempotentAnswer | undefined>;
}

/** What is stored in one transaction with something else: with it or not at all. */
export interface StoredBeside {
  /** The answer to whoever asked for it. */
  readonly idempotency?: IdempotentAnswer | undefined;
  /** Persons whom it is the first to refer to. */
  readonly arrivals?: readonly Arrival[] | undefined;
}
