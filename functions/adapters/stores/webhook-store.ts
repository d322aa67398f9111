import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { WebhookStore } from '../../core/ports/webhook-store.ts';
import type { Webhook, WebhookDelivery } from '../../core/webhooks/webhook.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { besideActions } from './beside-actions.ts';
import { json } from './case-rows.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { webhookKeys } from './keys.ts';
import { refuseConflict } from './refuse-conflict.ts';
import { openedRow, sealedRow } from './sealed-row.ts';
import { isWritten } from './written.ts';

/** Webhooks over any item table; their secrets are sealed. */
export function createWebhookStore(table: ItemTable, keyRing: KeyRing): WebhookStore {
  const opened = async (item: Item): Promise<Webhook> => (await openedRow(keyRing, item)) as Webhook; // only add writes here

  return {
    add: async (webhook, beside = {}) => {
      const { id, createdAt } = webhook;
      const listed = { gsi2: webhookKeys.listed(createdAt, id) };
      const item = await sealedRow(keyRing, webhookKeys.webhook(id), 1, webhook, listed);
      const actions = await besideActions(keyRing, beside, createdAt);
      const write = table.transact([{ action: 'put', item, expected: 'absent' }, ...actions]);
      await refuseConflict(write, 'the webhook');
    },
    find: async (id) => {
      const item = isKeyPart(id) ? await table.get(webhookKeys.webhook(id)) : undefined;
      return item && opened(item);
    },
    remove: async (id, now, beside = {}) => {
      const key = webhookKeys.webhook(id);
      const item = await table.get(key);
      if (item === undefined) return;
      const actions = await besideActions(keyRing, beside, now);
      const removal = { action: 'delete', key, expected: item.revision } as const;
      await refuseConflict(table.transact([removal, ...actions]), 'the webhook');
    },
    list: async ({ limit, cursor }) => {
      const { pk } = webhookKeys.listed('-', '');
      const { items, next } = await pageAfter(table, { index: 'gsi2', pk, limit }, cursor);
      return { items: await Promise.all(items.map(opened)), next: cursorText(pk, next) };
    },
    enqueue: async (delivery) => {
      await isWritten(table.put(deliveryRow(delivery, 1), 'absent'));
    },
    due: async (now, limit) => {
      const { pk } = webhookKeys.due('-', '', '');
      const { items } = await table.query({ index: 'gsi1', pk, sk: { through: `${now}~` }, limit });
      return items.map(deliveryIn);
    },
    settle: async (before, after) => {
      const revision = before.attempts + 1;
      await isWritten(table.put(deliveryRow(after, revision + 1), revision));
    },
    deliveries: async (webhook, { limit, cursor }) => {
      const { pk } = webhookKeys.delivery(webhook, '-', '');
      const sk = { prefix: 'delivery#' };
      const query = { pk, sk, limit, order: 'descending' } as const;
      const { items, next } = await pageAfter(table, query, cursor);
      return { items: items.map(deliveryIn), next: cursorText(pk, next) };
    },
  };
}

/** Its revision is the number of attempts and one more, since every attempt is one write. */
function deliveryRow(delivery: WebhookDelivery, revision: number): Item {
  const { id, webhook, eventAt, nextAt } = delivery;
  const key = webhookKeys.delivery(webhook, eventAt, id);
  const indexes = nextAt === null ? {} : { gsi1: webhookKeys.due(nextAt, webhook, id) };
  return { ...key, revision, indexes, body: json(delivery) };
}

function deliveryIn({ body }: Item): WebhookDelivery {
  return body as unknown as WebhookDelivery; // only this store writes deliveries
}

/** Ids come from outside; what could be no key stands for no webhook. */
function isKeyPart(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}
