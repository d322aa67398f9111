import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Cloud, partnerHost } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { beijing, factsOf, luquan, type Officers, officersOf, type ToldCase } from './officers.ts';

interface Delivery {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastAnswer: string | null;
}

/** What other systems are told by the deployed function, over an internet of which only the far end is made up. */
export function webhooksSuite(cloud: () => Cloud): void {
  let officers: Officers;
  let webhook = { id: '', secret: '' };
  const integrator = { role: 'integrator', jurisdiction: '130000' };
  const publicAddress = '8.8.4.4'; // is not called: connections to it arrive at the partner here
  const url = `https://${partnerHost}/huize`;

  beforeAll(async () => {
    officers = officersOf(cloud());
    await cloud().travel(beijing('2023-08-21', '09:00'));
    cloud().setOutside(partnerHost, { address: publicAddress, port: cloud().partner.port });
  });

  const register = (body: object) => callGateway(cloud(), 'POST /v1/webhooks', { ...integrator, body });
  const applies = async (seed: string): Promise<ToldCase> => {
    const one = await officers.apply(`assembly: webhooks ${seed}`, factsOf('physical', 1), luquan);
    await cloud().settle();
    return one;
  };
  const deliveriesOf = async (one: ToldCase): Promise<readonly Delivery[]> => {
    const path = `GET /v1/webhooks/${webhook.id}/deliveries`;
    const listed = await callGateway(cloud(), path, integrator);
    return listed.json<{ items: Delivery[] }>().items.filter(({ id }) => id.startsWith(`${one.id}.`));
  };
  const sentOf = (one: ToldCase) => cloud().partner.received.filter(({ body }) => body.includes(one.id));
  const later = (seconds: number) =>
    cloud().travel(new Date(Date.parse(cloud().now()) + seconds * 1000).toISOString());

  test.each([
    ['without TLS', `http://${partnerHost}/huize`],
    ['that nobody knows', 'https://nowhere.partner.example/huize'],
    ['of an inner network', 'https://inner.partner.example/huize'],
    ['of this very machine', 'https://127.0.0.1/huize'],
  ])('an address %s is not registered', async (_, address) => {
    cloud().setOutside('inner.partner.example', { address: '10.0.0.7', port: cloud().partner.port });
    const answer = await register({ url: address });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/url', code: 'url-not-called' }] });
  });

  test('a public address is registered, with a secret that nobody is shown again', async () => {
    const answer = await register({ url, events: ['case-created'] });
    expect(answer.status).toBe(201);
    webhook = answer.json();
    const listed = await callGateway(cloud(), 'GET /v1/webhooks?jurisdiction=130000', integrator);
    expect(listed.json()).toMatchObject({ items: [{ id: webhook.id, url }] });
    expect(listed.text).not.toContain(webhook.secret);
  });

  describe('an event of a case', () => {
    test('is sent once, signed by that secret, and names nobody', async () => {
      const one = await applies('signed');
      expect(await deliveriesOf(one)).toMatchObject([
        { status: 'delivered', attempts: 1, lastAnswer: '204' },
      ]);
      const [sent, ...more] = sentOf(one);
      expect(more).toEqual([]);
      const { headers = {}, body = '' } = sent ?? {};
      expect(JSON.parse(body)).toMatchObject({ caseId: one.id, type: 'case-created' });
      const time = Date.parse(cloud().now()) / 1000;
      const mac = createHmac('sha256', webhook.secret).update(`${time}.${body}`).digest('hex');
      expect(headers['huize-signature']).toBe(`t=${time},v1=${mac}`);
      expect(headers.host).toBe(partnerHost);
      expect(body).not.toMatch(/\d{17}[\dX]|person-/);
    });

    test('that was not taken is sent again when its time has come, under the same id', async () => {
      cloud().partner.answerWith(503);
      const one = await applies('again');
      expect(await deliveriesOf(one)).toMatchObject([{ status: 'pending', attempts: 1, lastAnswer: '503' }]);
      cloud().partner.answerWith(204);
      await later(5);
      await cloud().runSchedule('webhooks');
      expect(sentOf(one)).toHaveLength(1); // it is too early
      await later(60);
      await cloud().runSchedule('webhooks');
      await cloud().runSchedule('webhooks');
      expect(await deliveriesOf(one)).toMatchObject([
        { status: 'delivered', attempts: 2, lastAnswer: '204' },
      ]);
      const [first, second, ...more] = sentOf(one);
      expect(more).toEqual([]);
      expect(second?.headers['huize-delivery']).toBe(first?.headers['huize-delivery']);
      expect(second?.headers['huize-signature']).not.toBe(first?.headers['huize-signature']);
    });

    test('is not sent where the name has come to lead inside, or a certificate does not fit', async () => {
      cloud().setOutside(partnerHost, { address: '169.254.169.254', port: cloud().partner.port });
      const inside = await applies('inside');
      const refused = expect.stringContaining('inner network');
      expect(await deliveriesOf(inside)).toMatchObject([{ status: 'pending', lastAnswer: refused }]);
      expect(sentOf(inside)).toEqual([]);
      cloud().setOutside(partnerHost, { address: publicAddress, port: cloud().partner.port });
      const other = 'other.partner.example';
      cloud().setOutside(other, { address: publicAddress, port: cloud().partner.port });
      const second = await register({ url: `https://${other}/huize`, events: ['case-created'] });
      const { id } = second.json<{ id: string }>();
      const one = await applies('certificate');
      const listed = await callGateway(cloud(), `GET /v1/webhooks/${id}/deliveries`, integrator);
      expect(listed.json()).toMatchObject({
        items: [{ status: 'pending', lastAnswer: expect.stringContaining('certificate') }],
      });
      expect(sentOf(one)).toHaveLength(1); // at the right name
      expect((await callGateway(cloud(), `DELETE /v1/webhooks/${id}`, integrator)).status).toBe(204);
    });

    test('that the function cannot take at all goes to its dead letters, and the next is told', async () => {
      cloud().function('deliver-webhooks').limit(1);
      const lost = await applies('lost');
      cloud().function('deliver-webhooks').limit(undefined);
      expect(cloud().queue('deliverwebhooksdead')).toMatchObject([
        {
          requestPayload: { detail: { caseId: lost.id } },
          responsePayload: { errorType: 'Sandbox.Timedout' },
        },
      ]);
      const next = await applies('next');
      expect(await deliveriesOf(next)).toMatchObject([{ status: 'delivered' }]);
    });
  });

  test('a webhook that is gone is told of nothing more', async () => {
    const removed = await callGateway(cloud(), `DELETE /v1/webhooks/${webhook.id}`, integrator);
    expect(removed.status).toBe(204);
    expect(sentOf(await applies('gone'))).toEqual([]);
  });
}
