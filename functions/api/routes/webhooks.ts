import type { AccessResource } from '../../core/access/access-rule.ts';
import { registerWebhook, type WebhookRegistry } from '../../core/use-cases/webhooks/register-webhook.ts';
import { removedEarlier, removeWebhook } from '../../core/use-cases/webhooks/remove-webhook.ts';
import { validateWebhookRequest } from '../../generated/api-validators.js';
import { type EndpointAccess, INTEGRATORS } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { AskedCall, Endpoint } from '../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../json-body.ts';
import { parameterOf } from '../parameter-of.ts';
import { areaIn } from '../parameters.ts';
import { pathId } from '../path-id.ts';
import { refuseUnknown } from '../refuse-unknown.ts';
import { requireWithin } from '../require-within.ts';
import { idempotencyKey } from './cases/case-parameters.ts';
import { callerOf, keyOf } from './cases/request-meta.ts';
import { listPage } from './list-page.ts';

const webhookId = pathId('webhook', 'webhook-0f8fad5b-d9cb-469f-a165-70867728950e', {
  zh: '回调编号',
  en: 'Id of a webhook',
});

const body = jsonBody({
  schema: 'WebhookRequest',
  validate: validateWebhookRequest,
  mostBytes: 100_000,
  example: { url: 'https://example.org/huize', events: ['case-determined'] },
});

/** The webhook in the path, as a record of its jurisdiction. */
async function touchedWebhook(call: AskedCall): Promise<AccessResource> {
  const found = await call.services.platform.webhooks.find(parameterOf(call, webhookId));
  if (found === undefined) throw refuseUnknown('webhook-unknown');
  return { kind: 'record', jurisdiction: found.jurisdiction };
}

/** The same for one that is to go; whoever removed it under the same key is answered once more. */
async function touchedRemoval(call: AskedCall): Promise<AccessResource> {
  const id = parameterOf(call, webhookId);
  const removed = await removedEarlier(registryOf(call), id, keyOf(call));
  return removed === undefined
    ? touchedWebhook(call)
    : { kind: 'record', jurisdiction: removed.jurisdiction };
}

function registryOf({ services }: AskedCall): WebhookRegistry {
  const { platform } = services;
  const { cases: answers, clock, ids } = platform.cases;
  return { ...platform, answers, clock, ids };
}

const anywhere: EndpointAccess = { ...INTEGRATORS, scope: 'any' };

export const webhookCreate: Endpoint = {
  id: 'createWebhook',
  method: 'POST',
  path: '/v1/webhooks',
  // The jurisdiction stands in the body, or is the token's: looked at below.
  access: anywhere,
  summary: { zh: '登记回调', en: 'Register a webhook' },
  description: {
    zh: '本辖区及以下申请有进展时，向该地址发送事件（不含个人信息）。标头 Huize-Signature 为 t=<Unix 秒>,v1=<HMAC-SHA-256 十六进制>，密钥仅在此时给出，被签名的是 <t>.<正文>。未得到 2xx 的，间隔渐长重发，约三日后放弃；同一事件的 Huize-Delivery 不变。只发往公网 https 地址。',
    en: 'Events of cases in the jurisdiction and below are posted there, without personal data. The header Huize-Signature is t=<Unix seconds>,v1=<HMAC-SHA-256 in hex> by the secret, which is shown this once, over <t>.<body>. What is not answered 2xx is sent again at growing intervals for some three days; Huize-Delivery stays the same. Only https addresses on the public internet are called.',
  },
  parameters: [idempotencyKey],
  body,
  answers: [
    { status: 201, contentType: 'application/json', description: 'The webhook', schema: 'RegisteredWebhook' },
  ],
  refusals: [...bodyRefusals, 'idempotency-key-reused'],
  async answer(call) {
    const { url, events, jurisdiction: given } = await readValid(call, body);
    const { subject: registeredBy, jurisdiction: own } = callerOf(call);
    const jurisdiction = given ?? own;
    requireWithin(call, INTEGRATORS, jurisdiction, 'webhook-unknown');
    const request = { url, jurisdiction, events, registeredBy };
    const webhook = await registerWebhook(registryOf(call), request, keyOf(call));
    return { ...jsonAnswer(webhook, { location: `/v1/webhooks/${webhook.id}/deliveries` }), status: 201 };
  },
};

export const webhooksList = listPage({
  id: 'listWebhooks',
  path: '/v1/webhooks',
  access: INTEGRATORS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, areaIn) }),
  summary: { zh: '已登记的回调', en: 'Webhooks of a jurisdiction' },
  description: { zh: '不含密钥。', en: 'Without their secrets.' },
  parameters: [areaIn],
  schema: 'WebhookList',
  async page(call, page) {
    const jurisdiction = parameterOf(call, areaIn);
    const { items, next } = await call.services.platform.webhooks.list(page);
    const own = items.filter((one) => one.jurisdiction === jurisdiction);
    return { items: own.map(({ secret: _, ...shown }) => shown), next };
  },
});

export const webhookDeliveries = listPage({
  id: 'listDeliveries',
  path: '/v1/webhooks/{webhook}/deliveries',
  access: INTEGRATORS,
  touches: touchedWebhook,
  unknown: 'webhook-unknown',
  summary: { zh: '发送记录', en: 'Deliveries of a webhook' },
  description: {
    zh: '最近的在前：每次尝试的结果和下次时间。',
    en: 'Newest first: what came of it, and when it is tried next.',
  },
  parameters: [webhookId],
  schema: 'WebhookDeliveryList',
  page: (call, page) => call.services.platform.webhooks.deliveries(parameterOf(call, webhookId), page),
});

export const webhookDelete: Endpoint = {
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/v1/webhooks/{webhook}',
  access: INTEGRATORS,
  touches: touchedRemoval,
  unknown: 'webhook-unknown',
  summary: { zh: '注销回调', en: 'Remove a webhook' },
  description: { zh: '尚未发出的不再发送。', en: 'What has not been sent yet is not sent any more.' },
  parameters: [webhookId, idempotencyKey],
  answers: [{ status: 204, contentType: 'text/plain', description: 'It is gone' }],
  refusals: ['webhook-unknown', 'request-invalid', 'idempotency-key-reused'],
  async answer(call) {
    await removeWebhook(registryOf(call), parameterOf(call, webhookId), keyOf(call));
    return { status: 204, headers: {}, body: null };
  },
};
