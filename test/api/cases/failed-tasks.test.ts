import { beforeAll, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { problemIn, schemaErrors } from '../repository-api.ts';
import { type CaseApi, caseApi, LUQUAN, type ReadCase, WULONG } from './case-api.ts';

let api: CaseApi;
let document: OpenApiDocument;
let one: ReadCase;
const redriven: string[] = [];

beforeAll(async () => {
  api = await caseApi();
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
  one = await api.submitted('failed', WULONG, LUQUAN);
  const { failures, clock } = api.platform;
  const failure = { stage: 'check', visit: 1, error: 'register-silent', at: clock.now() };
  await failures.record({ ...failure, caseId: one.id });
  await failures.record({ ...failure, caseId: 'case-that-is-gone' });
  Object.assign(api.platform, { redrive: async (caseId: string) => void redriven.push(caseId) });
});

const list = async (role: string, area: string, at = area) => {
  const page = await api.step(role, at, `GET /v1/failed-tasks?jurisdiction=${area}`);
  expect(schemaErrors(document, { $ref: '#/components/schemas/FailedTaskList' }, page)).toBeNull();
  return page.items as { caseId: string }[];
};

it('what failed is shown to both offices and to those above, and to nobody else', async () => {
  const shown = [{ caseId: one.id, error: 'register-silent', receiving: LUQUAN, competent: WULONG }];
  for (const area of [WULONG, LUQUAN])
    expect(await list('civil-affairs-approver', area)).toMatchObject(shown);
  for (const area of ['500000', '130000', '100000']) expect(await list('auditor', area)).toMatchObject(shown);
  expect(await list('supervisor', '440000')).toEqual([]);
  const beyond = await api.as('supervisor', '440000', `GET /v1/failed-tasks?jurisdiction=${WULONG}`);
  expect(beyond.status).toBe(403);
});

it('whoever leads the review has it tried again, and is told what had failed', async () => {
  const request = `POST /v1/failed-tasks/${one.id}/redrive`;
  const response = await api.as('supervisor', '500000', request);
  expect(response.status).toBe(202);
  const answer = await response.json();
  expect(schemaErrors(document, { $ref: '#/components/schemas/Redrive' }, answer)).toBeNull();
  expect(answer).toMatchObject({ caseId: one.id, failedTask: { error: 'register-silent' } });
  expect(redriven).toEqual([one.id]);
  expect((await api.as('auditor', '500000', request)).status).toBe(403);
  const elsewhere = await problemIn(await api.as('supervisor', '440000', request));
  expect(elsewhere.type).toBe('/problems/case-unknown');
  expect(redriven).toEqual([one.id]);
});

it('times against limits are summed up for a county, a province and the nation, page by page', async () => {
  await api.submitted('oversight', WULONG);
  const read = async (area: string, query = '') => {
    const page = await api.step(
      'supervisor',
      '100000',
      `GET /v1/oversight/summary?jurisdiction=${area}&month=2023-03${query}`,
    );
    expect(schemaErrors(document, { $ref: '#/components/schemas/OversightSummary' }, page)).toBeNull();
    return page as unknown as { offices: { jurisdiction: string; received: number }[]; next: string | null };
  };
  const wulong = { jurisdiction: WULONG, received: 1, competent: 2 };
  const luquan = { jurisdiction: LUQUAN, received: 1, competent: 0 };
  expect(await read(WULONG)).toMatchObject({ offices: [wulong], next: null });
  expect(await read('500000')).toMatchObject({ offices: [wulong], next: null });
  expect(await read('100000')).toMatchObject({ offices: [luquan, wulong], next: null });
  const first = await read('100000', '&limit=1');
  expect(first.offices).toMatchObject([luquan]);
  expect(await read('100000', `&limit=1&cursor=${first.next}`)).toMatchObject({ offices: [wulong] });
  expect((await read('440000')).offices).toEqual([]);
});
