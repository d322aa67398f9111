import type { Case } from '../../cases/case.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';

/** What was answered to the same request under the same key. Refuses idempotency-key-reused, request-invalid. */
export async function earlierAnswer(
  { cases }: CaseServices,
  { idempotency }: RequestMeta,
  request: string,
): Promise<Case | undefined> {
  if (idempotency === undefined) return undefined;
  const { scope, key } = idempotency;
  requireKey(key);
  const earlier = await cases.answerTo(scope, key);
  if (earlier === undefined) return undefined;
  if (earlier.request === request) return earlier.answer;
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
