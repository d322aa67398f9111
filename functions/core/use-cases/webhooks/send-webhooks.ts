import type { CaseStore } from '../../ports/case-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { WebhookSender } from '../../ports/webhook-sender.ts';
import type { WebhookStore } from '../../ports/webhook-store.ts';
import { signWebhook } from '../../webhooks/sign-webhook.ts';
import { attempted, type WebhookDelivery } from '../../webhooks/webhook.ts';

/** What sending stands on. */
export interface WebhookServices {
  readonly cases: Pick<CaseStore, 'eventsBetween'>;
  readonly webhooks: WebhookStore;
  readonly sender: WebhookSender;
  readonly clock: SystemClock;
}

const atOnce = 50;

/** Sends what is due and says how many attempts were made. One that is not taken waits longer each time. */
export async function sendWebhooks(services: WebhookServices): Promise<number> {
  const due = await services.webhooks.due(services.clock.now(), atOnce);
  await Promise.all(due.map((delivery) => sendOne(services, delivery)));
  return due.length;
}

async function sendOne(services: WebhookServices, delivery: WebhookDelivery): Promise<void> {
  const { cases, webhooks, sender, clock } = services;
  const { id, caseId, sequence, type } = delivery;
  const webhook = await webhooks.find(delivery.webhook);
  const [event] = await cases.eventsBetween(caseId, sequence, sequence);
  if (webhook === undefined || event === undefined) {
    const at = clock.now();
    const given = {
      ...delivery,
      status: 'failed',
      nextAt: null,
      lastAnswer: 'webhook removed',
      lastAt: at,
    } as const;
    return webhooks.settle(delivery, given);
  }
  const body = JSON.stringify(event);
  const answer = await sender.post(
    webhook.url,
    {
      'content-type': 'application/json; charset=utf-8',
      'huize-delivery': id,
      'huize-event': type,
      'huize-signature': signWebhook(webhook.secret, body, clock.now()),
    },
    body,
  );
  await webhooks.settle(delivery, attempted(delivery, answer, clock.now()));
}
