import type { CaseEventType } from '../../events/case-event.ts';
import { webhookEventTypes } from '../../events/subscriptions.ts';
import type { AnswerStore } from '../../ports/answer-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { IdSource } from '../../ports/id-source.ts';
import type { WebhookSender } from '../../ports/webhook-sender.ts';
import type { WebhookStore } from '../../ports/webhook-store.ts';
import { nearestName } from '../../shared/nearest.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Webhook } from '../../webhooks/webhook.ts';
import { answerOnce } from '../answer-once.ts';
import type { RequestMeta } from '../cases/case-services.ts';

/** What registering and removing webhooks stands on. */
export interface WebhookRegistry {
  readonly answers: AnswerStore;
  readonly webhooks: WebhookStore;
  readonly webhookSender: Pick<WebhookSender, 'requireSafe'>;
  readonly clock: SystemClock;
  readonly ids: IdSource;
  readonly newSecret: () => string;
}

/** A webhook as another system asks for it; without events it is told of all. */
export interface RegisterWebhookRequest {
  readonly url: string;
  readonly jurisdiction: string;
  readonly events?: readonly string[] | undefined;
  /** Subject of the token. */
  readonly registeredBy: string;
}

/** Registers an address; the answer holds its secret, which is shown to nobody later. Refuses request-invalid, idempotency-key-reused. */
export function registerWebhook(
  registry: WebhookRegistry,
  request: RegisterWebhookRequest,
  meta: Pick<RequestMeta, 'idempotency'>,
): Promise<Webhook> {
  const { answers, webhooks, webhookSender, clock, ids, newSecret } = registry;
  return answerOnce(answers, meta, { registerWebhook: request }, async (answerWith) => {
    const { events, ...rest } = request;
    await webhookSender.requireSafe(request.url);
    const webhook: Webhook = {
      ...rest,
      id: ids.next('webhook'),
      events: events === undefined ? null : knownTypes(events),
      secret: newSecret(),
      createdAt: clock.now(),
    };
    await webhooks.add(webhook, { idempotency: answerWith(webhook) });
    return webhook;
  });
}

function knownTypes(given: readonly string[]): CaseEventType[] {
  return given.map((name, index) => {
    const found = webhookEventTypes.find((type) => type === name);
    if (found !== undefined) return found;
    const nearest = nearestName(name, webhookEventTypes);
    const hint =
      nearest === undefined ? `right is one of ${webhookEventTypes.join(', ')}` : `did you mean ${nearest}?`;
    const detail = `webhooks are told of no ${JSON.stringify(name)}; ${hint}`;
    throw new Refusal('request-invalid', detail, [
      {
        pointer: `/events/${index}`,
        code: 'event-unknown',
        detail,
        ...(nearest !== undefined && { nearest }),
      },
    ]);
  });
}
