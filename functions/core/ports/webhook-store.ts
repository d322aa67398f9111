import type { Webhook, WebhookDelivery } from '../webhooks/webhook.ts';
import type { StoredBeside } from './answer-store.ts';
import type { Paged, PageRequest } from './case-store.ts';

/** Webhooks, which are few, and what is to be sent to them. */
export interface WebhookStore {
  /** Refuses revision-stale where somebody wrote the same answer at this moment. */
  add(webhook: Webhook, beside?: StoredBeside): Promise<void>;
  find(id: string): Promise<Webhook | undefined>;
  /** Removes it at the instant `now`; nothing happens where it is gone. Refuses revision-stale like `add`. */
  remove(id: string, now: string, beside?: StoredBeside): Promise<void>;
  /** All of them, oldest first. */
  list(page: PageRequest): Promise<Paged<Webhook>>;
  /** Puts a delivery into the queue; one that is there already stays as it is. */
  enqueue(delivery: WebhookDelivery): Promise<void>;
  /** Deliveries whose time has come, the longest waiting first. */
  due(now: string, limit: number): Promise<readonly WebhookDelivery[]>;
  /** Writes what came of an attempt; nothing where somebody else was faster. */
  settle(before: WebhookDelivery, after: WebhookDelivery): Promise<void>;
  /** Deliveries of a webhook, newest first. */
  deliveries(webhook: string, page: PageRequest): Promise<Paged<WebhookDelivery>>;
}
