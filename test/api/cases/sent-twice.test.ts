import { beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../repository-api.ts';
import { application, type CaseApi, caseApi, LUQUAN, PDF, personOf, WULONG } from './case-api.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await caseApi();
});

const post = (body: unknown, headers = {}) => api.as('window-clerk', WULONG, 'POST /v1/cases', body, headers);

describe('an idempotency key', () => {
  it('gives the same answer to the same request, and refuses another under it', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const first = await post(application('twice', WULONG), headers);
    const second = await post(application('twice', WULONG), headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    const other = application('twice', WULONG, { benefits: ['living'] });
    await refused(await post(other, headers), 422, 'idempotency-key-reused');
  });

  it('makes a decision count once', async () => {
    const begun = await api.submitted('decided-twice', WULONG);
    const decision = { stage: begun.open?.stage, outcome: 'approve' };
    const send = () =>
      api.as('township-reviewer', WULONG, `POST /v1/cases/${begun.id}/decisions`, decision, {
        'idempotency-key': 'key-2',
      });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await second.text()).toBe(await first.text());
    const after = await api.step('township-reviewer', WULONG, `GET /v1/cases/${begun.id}`);
    expect(after.revision).toBe(begun.revision + 1);
  });

  it('records a waiver once', async () => {
    const waiver = { person: personOf('waives'), benefits: ['living'], informedBy: 'visit' };
    const send = (body: object) =>
      api.as('township-reviewer', WULONG, 'POST /v1/waivers', body, { 'idempotency-key': 'key-3' });
    const [first, second] = [await send(waiver), await send(waiver)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    const list = await api.step('auditor', WULONG, `GET /v1/waivers?jurisdiction=${WULONG}`);
    expect(list.items).toHaveLength(1);
    await refused(await send({ ...waiver, informedBy: 'phone' }), 422, 'idempotency-key-reused');
    const renamed = { ...waiver, person: { ...waiver.person, name: '王五' } };
    await refused(await send(renamed), 422, 'idempotency-key-reused');
  });

  it('registers and removes a webhook once', async () => {
    const as = (request: string, key: string, body?: object) =>
      api.as('integrator', WULONG, request, body, { 'idempotency-key': key });
    const wish = { url: 'https://1.1.1.1/hook' };
    const [first, second] = [
      await as('POST /v1/webhooks', 'w', wish),
      await as('POST /v1/webhooks', 'w', wish),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    const { id, ...rest } = (await first.json()) as { id: string };
    expect(await second.json()).toEqual({ id, ...rest });
    const other = await as('POST /v1/webhooks', 'w', { url: 'https://1.1.1.1/other' });
    await refused(other, 422, 'idempotency-key-reused');
    await refused(await as(`DELETE /v1/webhooks/${id}`, 'w'), 422, 'idempotency-key-reused');
    for (const status of [204, 204])
      expect((await as(`DELETE /v1/webhooks/${id}`, 'away')).status).toBe(status);
    await refused(await as(`DELETE /v1/webhooks/${id}`, 'again'), 404, 'webhook-unknown');
    await refused(await as('DELETE /v1/webhooks/webhook-2', 'away'), 422, 'idempotency-key-reused');
  });

  it('of one caller is not that of another', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const response = await api.as(
      'window-clerk',
      LUQUAN,
      'POST /v1/cases',
      application('other', WULONG),
      headers,
    );
    expect(response.status).toBe(201);
  });
});

describe('a waiver', () => {
  it('keeps what was signed with a waiver, for the offices of the place', async () => {
    const content = Buffer.from(PDF).toString('base64');
    const waiver = { person: personOf('signs'), benefits: ['living'], informedBy: 'visit' };
    const send = (document: object) =>
      api.as('township-reviewer', WULONG, 'POST /v1/waivers', { ...waiver, document });
    await refused(await send({ contentType: 'image/png', content }), 422, 'file-not-accepted');
    const unread = await refused(
      await send({ contentType: 'application/pdf', content: '张三!' }),
      422,
      'request-invalid',
    );
    expect(unread).not.toContain('张三');
    await refused(await send({ contentType: 'application/pdf', content: 'JVBER' }), 422, 'request-invalid');
    const large = Buffer.concat([PDF, Buffer.alloc(5_000_000)]).toString('base64');
    expect((await send({ contentType: 'application/pdf', content: large })).status).toBe(201);
    const larger = `${large}${'A'.repeat(400_000)}`;
    await refused(await send({ contentType: 'application/pdf', content: larger }), 422, 'request-invalid');
    const response = await send({ contentType: 'application/pdf', content });
    expect(response.status).toBe(201);
    const { id, document } = (await response.json()) as { id: string; document: object };
    expect(document).toMatchObject({ contentType: 'application/pdf', bytes: PDF.length });
    const address = `GET /v1/waivers/${id}/document`;
    const read = await api.as('window-clerk', WULONG, address);
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(PDF);
    expect((await api.as('auditor', WULONG, address)).status).toBe(403);
    await refused(await api.as('window-clerk', LUQUAN, address), 404, 'waiver-unknown');
  });
});

it('none of it was a fault of ours', () => {
  expect(api.faults).toEqual([]);
});
