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

/** Answers that are kept by themselves, for what is done once whatever the key, since it says itself what it is. */
export interface AnswerKeeper extends AnswerStore {
  /** Keeps an answer given at an instant, unless one stands under its key already. */
  keep(answer: IdempotentAnswer, at: string): Promise<void>;
}

/** The answer that is stored in one transaction with what was done at an instant; absent where no key was sent. */
export interface AnswerBeside {
  readonly idempotency: IdempotentAnswer | undefined;
  readonly at: string;
}

/** What is stored in one transaction with something else: with it or not at all. */
export interface StoredBeside {
  /** The answer to whoever asked for it. */
  readonly idempotency?: IdempotentAnswer | undefined;
  /** Persons whom it is the first to refer to. */
  readonly arrivals?: readonly Arrival[] | undefined;
}
