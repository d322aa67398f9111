import type { AnswerKeeper, AnswerStore, IdempotentAnswer } from '../ports/answer-store.ts';
import { digestOf } from '../shared/digest.ts';
import { Refusal } from '../shared/refusal.ts';
import type { RequestMeta } from './cases/case-services.ts';

/** What was answered under the caller's key, to be stored together with what was done; undefined without a key. */
export type AnswerWith = <Answer>(answer: Answer) => IdempotentAnswer<Answer> | undefined;

const attempts = 4;

/**
 * Does what is asked, once for an idempotency key: the same request under it gets the same answer, another is refused.
 * What was refused because somebody wrote at the same moment is tried again. Refuses idempotency-key-reused,
 * request-invalid and whatever `act` refuses.
 */
export async function answerOnce<Answer>(
  answers: AnswerStore,
  meta: Pick<RequestMeta, 'idempotency'>,
  request: object,
  act: (answerWith: AnswerWith) => Promise<Answer>,
): Promise<Answer> {
  const { idempotency } = meta;
  const asked = idempotency === undefined ? '' : digestOf(request);
  const answerWith: AnswerWith = (answer) => idempotency && { ...idempotency, request: asked, answer };
  for (let attempt = 1; ; attempt++) {
    const earlier = await earlierAnswer<Answer>(answers, meta, asked);
    if (earlier !== undefined) return earlier;
    try {
      return await act(answerWith);
    } catch (error) {
      const again = await earlierAnswer<Answer>(answers, meta, asked);
      if (again !== undefined) return again;
      const isRace = error instanceof Refusal && error.name === 'revision-stale';
      if (!isRace || attempt === attempts) throw error;
    }
  }
}

/**
 * The same for what is done once by itself, whatever the key: done, its answer is kept under the key, so that another
 * request under it is refused. Interrupted in between, it is asked for again and comes to the same.
 */
export async function keepAnswer<Answer>(
  answers: AnswerKeeper,
  meta: Pick<RequestMeta, 'idempotency'>,
  request: object,
  at: string,
  act: () => Promise<Answer>,
): Promise<Answer> {
  return answerOnce(answers, meta, request, async (answerWith) => {
    const answer = await act();
    const kept = answerWith(answer);
    if (kept !== undefined) await answers.keep(kept, at);
    return answer;
  });
}

/** What was answered to the request with this digest under the same key. Refuses idempotency-key-reused, request-invalid. */
export async function earlierAnswer<Answer>(
  answers: AnswerStore,
  { idempotency }: Pick<RequestMeta, 'idempotency'>,
  asked: string,
): Promise<Answer | undefined> {
  if (idempotency === undefined) return undefined;
  const { scope, key } = idempotency;
  requireKey(key);
  const earlier = await answers.answerTo(scope, key);
  if (earlier === undefined) return undefined;
  if (earlier.request === asked) return earlier.answer as Answer; // the digest says what was asked, so what was answered
  throw new Refusal(
    'idempotency-key-reused',
    `idempotency key ${key.slice(0, 64)} was used for another request; right is a new key for each`,
  );
}

const longestKey = 255;

function requireKey(key: string): void {
  if (key.length > 0 && key.length <= longestKey && key.isWellFormed()) return;
  const detail = `the idempotency key has ${key.length} characters; right is 1 to ${longestKey}`;
  throw new Refusal('request-invalid', detail, [{ pointer: '', code: 'idempotency-key-length', detail }]);
}
