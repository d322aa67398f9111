import { beforeAll, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { schemaErrors } from '../repository-api.ts';
import { type CaseApi, caseApi, LUQUAN, PDF, type ReadCase, WULONG } from './case-api.ts';

let api: CaseApi;
let document: OpenApiDocument;
beforeAll(async () => {
  api = await caseApi();
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
});

const decide = (one: ReadCase, role: string, stage: string) =>
  api.step(role, WULONG, `POST /v1/cases/${one.id}/decisions`, { stage, outcome: 'approve' });

it('a case taken in Luquan goes through Wulong and back, and both offices see it', async () => {
  await api.onDay('2023-03-20');
  let one = await api.submitted('lifecycle', WULONG, LUQUAN);
  expect(one).toMatchObject({ status: 'complete', open: null });
  one = await api.step('window-clerk', LUQUAN, `POST /v1/cases/${one.id}/push`);
  expect(one).toMatchObject({ status: 'in-review' });
  const roles = { township: 'township-reviewer', federation: 'federation-reviewer' } as const;
  while (one.status === 'in-review') {
    const stage = one.open?.stage ?? '';
    const owner = (one.turn as { roles: string[] }).roles[0] ?? '';
    const role = roles[owner as keyof typeof roles] ?? 'civil-affairs-approver';
    one = await decide(one, role, stage);
  }
  expect(one.result?.benefits).toMatchObject({
    living: { outcome: 'granted', monthlyAmount: '80.00' },
    nursing: { outcome: 'granted', monthlyAmount: '90.00' },
  });
  for (const place of [LUQUAN, WULONG]) {
    const response = await api.as('window-clerk', place, `GET /v1/cases/${one.id}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe(`"${one.revision}"`);
    const read = await response.json();
    expect(read).toMatchObject({ status: 'determined', person: { name: expect.stringMatching(/^..+$/) } });
    expect(schemaErrors(document, { $ref: '#/components/schemas/Case' }, read)).toBeNull();
  }
  one = await api.step('window-clerk', LUQUAN, `POST /v1/cases/${one.id}/notification`, { means: 'letter' });
  expect(one.status).toBe('closed');
  one = await api.step('window-clerk', LUQUAN, `POST /v1/cases/${one.id}/rating`, { score: 5 });
  expect(one.rating).toMatchObject({ score: 5 });
  expect(api.faults).toEqual([]);
});

it('lists what waits by office, stage and due day, page by page, and what is closed by month', async () => {
  await api.onDay('2023-04-03');
  const ids = [];
  for (const seed of ['list-1', 'list-2', 'list-3']) ids.push((await api.submitted(seed, WULONG)).id);
  const page = async (query: string) => {
    const response = await api.as('township-reviewer', WULONG, `GET /v1/cases?${query}`);
    const list = (await response.json()) as { items: { id: string }[]; next: string | null };
    expect(response.status, JSON.stringify(list)).toBe(200);
    expect(schemaErrors(document, { $ref: '#/components/schemas/CaseList' }, list)).toBeNull();
    return list;
  };
  const found: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const list: Awaited<ReturnType<typeof page>> = await page(
      `limit=1${next === '' ? '' : `&cursor=${next}`}`,
    );
    found.push(...list.items.map(({ id }) => id));
    next = list.next;
  }
  expect(found.sort()).toEqual(ids.sort());
  expect((await page('stage=civil-affairs')).items).toEqual([]);
  // No text of Wulong limits its stages; the window's term to push is the nation's, three working days.
  expect((await page('dueBy=2030-01-01')).items).toEqual([]);
  const pushed = await api.submitted('list-4', WULONG, LUQUAN);
  const atWindow = (dueBy: string) =>
    api.step('window-clerk', LUQUAN, `GET /v1/cases?stage=push&dueBy=${dueBy}`) as Promise<unknown>;
  expect(await atWindow('2023-04-06')).toMatchObject({ items: [], next: null });
  expect(await atWindow('2023-04-07')).toMatchObject({ items: [{ id: pushed.id }] });
  expect((await page('list=competent&month=2023-03')).items).toHaveLength(1);
  expect((await page('list=competent&month=2023-04')).items).toHaveLength(4);
});

it('hands out a file to the offices of the case, byte for byte, and its hash to those who watch', async () => {
  const one = await api.submitted('files', WULONG);
  const file = one.materials.flatMap(({ files }) => files)[0];
  const address = `GET /v1/cases/${one.id}/files/${file?.id}`;
  const response = await api.as('federation-reviewer', WULONG, address);
  expect(response.status).toBe(200);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect((await api.as('auditor', '500000', address)).status).toBe(403);
  const watched = await api.step('auditor', '500000', `GET /v1/cases/${one.id}`);
  expect(watched.materials.flatMap(({ files }) => files)[0]?.name).toBeNull();
  expect(watched.facts).toBeNull();
});

it('tells events and the whole determination', async () => {
  const one = await api.submitted('events', WULONG);
  const events = await api.step('auditor', '100000', `GET /v1/cases/${one.id}/events`);
  expect(schemaErrors(document, { $ref: '#/components/schemas/CaseEventList' }, events)).toBeNull();
  const determination = await api.step('township-reviewer', WULONG, `GET /v1/cases/${one.id}/determination`);
  expect(determination).toMatchObject({ totalMonthlyAmount: '170.00' });
});
