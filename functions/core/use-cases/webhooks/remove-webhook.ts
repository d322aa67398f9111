import { digestOf } from '../../shared/digest.ts';
import { Refusal } from '../../shared/refusal.ts';
import { answerOnce, earlierAnswer } from '../answer-once.ts';
import type { RequestMeta } from '../cases/case-services.ts';
import type { WebhookRegistry } from './register-webhook.ts';

/** A webhook that is gone, by where it was held: enough to know who may hear of it. */
export interface RemovedWebhook {
  readonly id: string;
  readonly jurisdiction: string;
}

/** Removes a webhook; what has not been sent yet is not sent any more. Refuses webhook-unknown, idempotency-key-reused. */
export function removeWebhook(
  { answers, webhooks, clock }: Pick<WebhookRegistry, 'answers' | 'webhooks' | 'clock'>,
  id: string,
  meta: Pick<RequestMeta, 'idempotency'>,
): Promise<RemovedWebhook> {
  return answerOnce(answers, meta, requestFor(id), async (answerWith) => {
    const found = await webhooks.find(id);
    if (found === undefined) throw new Refusal('webhook-unknown', `there is no webhook ${id.slice(0, 64)}`);
    const removed = { id, jurisdiction: found.jurisdiction };
    await webhooks.remove(id, clock.now(), { idempotency: answerWith(removed) });
    return removed;
  });
}

/** The webhook as it was removed under the same key before, so that asking again can be answered the same. */
export function removedEarlier(
  { answers }: Pick<WebhookRegistry, 'answers'>,
  id: string,
  meta: Pick<RequestMeta, 'idempotency'>,
): Promise<RemovedWebhook | undefined> {
  return earlierAnswer(answers, meta, digestOf(requestFor(id)));
}

function requestFor(id: string): object {
  return { removeWebhook: id };
}
