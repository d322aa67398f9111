import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebhookSender, isPrivate } from '../../../functions/adapters/local/webhook-sender.ts';
import { type LocalRuntime, startLocal } from '../../../functions/runtime/local.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';
import { type TestClock, testClock } from '../../support/test-clock.ts';
import { application, personOf, WULONG } from './case-api.ts';

interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let folder: TemporaryFolder;
let clock: TestClock;
let runtime: LocalRuntime;
let receiver: Server;
let hook: string;
let answerWith = 204;
const received: Received[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  clock = testClock('2023-03-20');
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answerWith, { location: 'http://127.0.0.1:1/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  hook = `http://localhost:${typeof address === 'object' ? address?.port : 0}/hook`;
  runtime = await startLocal(
    {
      port: 0,
      host: '127.0.0.1',
      policies: undefined,
      data: folder.pathOf('data'),
      openness: 'stateless',
      allowsPrivateWebhooks: true,
    },
    { onPolicies: () => undefined, onFault: (error) => expect.fail(String(error)), clock },
  );
});
afterAll(async () => {
  await runtime.close();
  receiver.close();
  folder.remove();
});

async function ask(role: string, jurisdiction: string, request: string, body?: object): Promise<Response> {
  const [method = '', path = ''] = request.split(' ');
  const wish = { role, jurisdiction, subject: role, lifetimeInMinutes: 60 };
  const authorization = `Bearer ${await runtime.data.issuer.issueToken(wish)}`;
  return fetch(`${runtime.url}${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

interface Registered {
  readonly id: string;
  readonly secret: string;
}
async function register(more: object = {}, jurisdiction = '500000'): Promise<Registered> {
  const response = await ask('integrator', jurisdiction, 'POST /v1/webhooks', { url: hook, ...more });
  expect(response.status).toBe(201);
  return (await response.json()) as Registered;
}

const settle = async () => {
  await runtime.machine.settle();
  await runtime.webhookLoop.settle();
};

async function deliveriesOf(id: string) {
  const response = await ask('integrator', '500000', `GET /v1/webhooks/${id}/deliveries`);
  return ((await response.json()) as { items: { status: string; attempts: number; lastAnswer: string }[] })
    .items;
}

describe('a webhook', () => {
  it('is told of a case, signed, once, without anybody’s name', async () => {
    const { id, secret } = await register({ events: ['case-created'] });
    const created = await ask('window-clerk', WULONG, 'POST /v1/cases', application('hook', WULONG));
    expect(created.status).toBe(201);
    await settle();
    await settle();
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const [, time, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['huize-signature'])) ?? [];
    expect(mac).toBe(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'));
    expect(Number(time)).toBe(Date.parse(clock.now()) / 1000);
    expect(headers['huize-event']).toBe('case-created');
    expect(JSON.parse(body)).toMatchObject({ type: 'case-created', sequence: 1 });
    for (const part of Object.values(personOf('hook'))) expect(body).not.toContain(part);
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'delivered', attempts: 1, lastAnswer: '204' }]);
    const list = await (await ask('integrator', '500000', 'GET /v1/webhooks?jurisdiction=500000')).text();
    expect(list).toContain(id);
    expect(list).not.toContain(secret);
    expect((await ask('integrator', '500000', `DELETE /v1/webhooks/${id}`)).status).toBe(204);
    expect((await ask('integrator', '500000', `GET /v1/webhooks/${id}/deliveries`)).status).toBe(404);
  });

  it('that does not answer 2xx is sent the same again, later and later; a redirect is not followed', async () => {
    const { id } = await register({ events: ['case-created'] });
    received.length = 0;
    answerWith = 302;
    await ask('window-clerk', WULONG, 'POST /v1/cases', application('retried', WULONG));
    await settle();
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'pending', attempts: 1, lastAnswer: '302' }]);
    await settle();
    expect(received).toHaveLength(1);
    clock.set('2023-03-20T01:00:11Z');
    await settle();
    expect(received).toHaveLength(2);
    answerWith = 200;
    clock.set('2023-03-20T01:00:30Z');
    await settle();
    expect(received).toHaveLength(2);
    clock.set('2023-03-20T01:01:30Z');
    await settle();
    expect(received).toHaveLength(3);
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'delivered', attempts: 3 }]);
    expect(new Set(received.map(({ headers }) => headers['huize-delivery'])).size).toBe(1);
  });

  it('hears nothing of cases elsewhere', async () => {
    const { id } = await register({}, '440000');
    await ask('window-clerk', WULONG, 'POST /v1/cases', application('unheard', WULONG));
    await settle();
    const response = await ask('integrator', '440000', `GET /v1/webhooks/${id}/deliveries`);
    expect(await response.json()).toMatchObject({ items: [] });
    expect((await ask('integrator', '500000', `GET /v1/webhooks/${id}/deliveries`)).status).toBe(404);
  });

  it('for an event that is none says the nearest name; for a jurisdiction out of reach it is refused', async () => {
    const misspelt = await ask('integrator', '500000', 'POST /v1/webhooks', {
      url: hook,
      events: ['case-create'],
    });
    expect(misspelt.status).toBe(422);
    expect(await misspelt.text()).toContain('did you mean case-created?');
    const beyond = { url: hook, jurisdiction: '440305' };
    expect((await ask('integrator', '500000', 'POST /v1/webhooks', beyond)).status).toBe(403);
  });
});

describe('what is called', () => {
  const sender = createWebhookSender({ allowsPrivate: false });
  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/',
    'https://0x7f.1/',
    'https://2130706433/',
    'http://example.org/',
    'https://user:secret@example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'nonsense',
  ])('is never %s', async (url) => {
    await expect(sender.requireSafe(url)).rejects.toMatchObject({ name: 'request-invalid' });
    expect(await sender.post(url, {}, '')).toMatchObject({ isTaken: false });
  });

  it.each([
    ['8.8.8.8', false],
    ['2606:4700::1111', false],
    ['192.168.0.1', true],
    ['172.31.255.255', true],
    ['100.64.0.1', true],
    ['fe80::1', true],
    ['fd00::1', true],
    ['2002:7f00:1::', true],
    ['64:ff9b::7f00:1', true],
  ])('the address %s is private: %s', (address, expected) => {
    expect(isPrivate(address)).toBe(expected);
  });
});
