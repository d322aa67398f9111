import { isAreaBelow } from '../../access/area-code.ts';
import type { DomainEvent } from '../../events/domain-event.ts';
import type { CaseStore, PageRequest } from '../../ports/case-store.ts';
import type { WebhookStore } from '../../ports/webhook-store.ts';
import type { Webhook } from '../../webhooks/webhook.ts';

/** Puts events of a case into the queue of every webhook that wants them; told again, nothing happens twice. */
export async function enqueueWebhooks(
  { cases, webhooks }: { readonly cases: Pick<CaseStore, 'summary'>; readonly webhooks: WebhookStore },
  caseId: string,
  events: readonly DomainEvent[],
): Promise<void> {
  const all = await allWebhooks(webhooks);
  const summary = all.length === 0 ? undefined : await cases.summary(caseId);
  if (summary === undefined) return;
  const offices = [summary.receiving.jurisdiction, summary.competent.jurisdiction];
  for (const webhook of all) {
    if (!offices.some((office) => isAreaBelow(webhook.jurisdiction, office))) continue;
    for (const { type, sequence, at } of events) {
      if (webhook.events !== null && !webhook.events.includes(type)) continue;
      await webhooks.enqueue({
        id: `${caseId}.${sequence}`,
        webhook: webhook.id,
        caseId,
        sequence,
        type,
        eventAt: at,
        status: 'pending',
        attempts: 0,
        lastAnswer: null,
        lastAt: null,
        nextAt: at,
      });
    }
  }
}

async function allWebhooks(webhooks: Pick<WebhookStore, 'list'>): Promise<Webhook[]> {
  const all: Webhook[] = [];
  let request: PageRequest = { limit: 200 };
  for (;;) {
    const { items, next } = await webhooks.list(request);
    all.push(...items);
    if (next === null) return all;
    request = { limit: 200, cursor: next };
  }
}
