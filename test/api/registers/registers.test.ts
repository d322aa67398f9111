import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { CERTIFICATE_HEADER } from '../../support/certificate-header.ts';
import { WULONG } from '../cases/case-api.ts';
import { fail, problemIn, schemaErrors } from '../repository-api.ts';
import { csv, type RegisterApi, recipient, registerApi, someone } from './register-api.ts';

const CIVIL = 'civil-affairs-approver';
const LIVING = ['姓名', '身份证号', '保障状态', '保障类别', '纳入低保日期', '乡镇（街道）代码'];
const CERTIFICATES = [...CERTIFICATE_HEADER, '乡镇（街道）代码'];

interface Item {
  readonly id: string;
  readonly revision: number;
  readonly person: { readonly name: string };
  readonly [name: string]: unknown;
}
interface Page {
  readonly items: readonly Item[];
  readonly next: string | null;
}

let api: RegisterApi;
let document: OpenApiDocument;
beforeAll(async () => {
  api = await registerApi();
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
});

const asDocumented = (name: string, value: unknown) =>
  expect(schemaErrors(document, { $ref: `#/components/schemas/${name}` }, value)).toBeNull();

describe('registers over HTTP', () => {
  it('imports a file, tells its counts, its errors by line, and how fresh the register is', async () => {
    const file = csv(
      LIVING,
      [...someone('a'), '在保', 'A类', '2023-01-10', '500156101'],
      ['无', '123', '在保', 'A类', '2023-01-10', ''],
    );
    const response = await api.send('minimum-living', '2023-03-31', file, { covers: 'changes' });
    expect(response.status).toBe(201);
    const done = (await response.json()) as Item;
    asDocumented('RegisterImport', done);
    expect(done).toMatchObject({ state: 'done', counts: { rows: 2, added: 1, faulty: 1 } });
    const path = response.headers.get('location');
    expect(path).toBe(`/v1/register-imports/${done.id}`);
    expect(await api.read(CIVIL, WULONG, `GET ${path}`)).toEqual(done);
    const errors = await api.read<Page>(CIVIL, WULONG, `GET ${path}/errors`);
    asDocumented('RowFaultList', errors);
    expect(errors.items[0]).toMatchObject({ line: 3 });
    expect(JSON.stringify(errors)).not.toContain(someone('a')[1]);
    const registers = await api.read<{ items: Item[] }>(
      CIVIL,
      WULONG,
      `GET /v1/registers?jurisdiction=${WULONG}`,
    );
    asDocumented('RegisterList', registers);
    expect(registers.items.find(({ register }) => register === 'minimum-living')).toMatchObject({
      asOf: '2023-03-31',
      ageDays: 3,
      isStale: false,
    });
    asDocumented(
      'RegisterImportList',
      await api.read('auditor', WULONG, `GET /v1/register-imports?jurisdiction=${WULONG}`),
    );
  });

  it('takes the same file for the same day once, as a form too', async () => {
    const file = csv(LIVING, [...someone('twice'), '在保', 'A类', '2023-01-10', '']);
    const first = (await (
      await api.send('minimum-living', '2023-03-30', file, { covers: 'changes' })
    ).json()) as Item;
    const form = new FormData();
    form.set('file', new File([file], '低保.csv', { type: 'text/csv' }));
    const query = `jurisdiction=${WULONG}&register=minimum-living&asOf=2023-03-30&covers=changes`;
    const again = await api.app.request(`/v1/register-imports?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await api.token('integrator', WULONG)}` },
      body: form,
    });
    expect(await again.json()).toEqual(first);
    expect(await api.platform.registers.staged.ids()).toEqual([]);
  });

  it('leads from files to findings, to a settlement and to people who are told', async () => {
    const [name, residentId] = someone('found');
    const township = '500156101';
    await recipient(api.platform, 'found', ['nursing']);
    const row = [name, residentId, '在保', 'A类', '2023-01-10', township];
    await api.send('minimum-living', '2023-04-01', csv(LIVING, row), { covers: 'changes' });
    const compared = await api.as(CIVIL, WULONG, `POST /v1/comparisons?jurisdiction=${WULONG}`);
    expect(compared.status).toBe(201);
    const comparison = (await compared.json()) as Item;
    asDocumented('Comparison', comparison);
    expect(comparison).toMatchObject({ state: 'done', found: { 'should-receive': 1 } });
    expect(await api.read(CIVIL, WULONG, `GET /v1/comparisons/${comparison.id}`)).toEqual(comparison);
    asDocumented(
      'ComparisonList',
      await api.read(CIVIL, WULONG, `GET /v1/comparisons?jurisdiction=${WULONG}`),
    );

    const queue = await api.read<Page>('township-reviewer', township, 'GET /v1/findings?kind=should-receive');
    asDocumented('RegisterFindingList', queue);
    const [found] = queue.items;
    expect(found).toMatchObject({ kind: 'should-receive', township, person: { name, residentId } });
    const masked = await api.read<Page>(
      'supervisor',
      '500000',
      `GET /v1/findings?office=${WULONG}&list=found`,
    );
    expect(JSON.stringify(masked)).not.toContain(residentId);
    const elsewhere = await api.read<Page>('township-reviewer', '500156102', 'GET /v1/findings?list=found');
    expect(elsewhere.items).toEqual([]);

    const path = `/v1/findings/${found?.id}`;
    const one = await api.read<Item>('township-reviewer', township, `GET ${path}`);
    asDocumented('RegisterFinding', one);
    expect(one).toMatchObject({ monthlyAmount: '80.00', evidence: [{ line: 2, values: {} }] });
    expect(one.term).toMatchObject({
      limit: { workingDays: 10 },
      isByDefault: true,
      explanation: { zh: expect.stringContaining('计入 04-04 04-06') },
    });
    const { findings } = api.platform.followUp;
    const { term: _, ...former } = (await findings.load(`${found?.id}`)) ?? fail('it is gone');
    const id = 'finding_0f8fad5bd9cb469fa16570867728950e';
    await findings.add([{ ...former, id }]);
    const old = await api.read<Item>('township-reviewer', township, `GET /v1/findings/${id}`);
    asDocumented('RegisterFinding', old);
    expect(old.term).toBeNull();
    expect(await api.read('auditor', WULONG, `GET ${path}`)).toMatchObject({ proposed: null });
    expect((await api.as('township-reviewer', '500156102', `GET ${path}`)).status).toBe(404);

    const settle = (body: object, headers = {}) =>
      api.as('township-reviewer', township, `POST ${path}/settlement`, body, headers);
    expect((await problemIn(await settle({ action: 'reject' }))).type).toBe(
      '/problems/decision-needs-ground',
    );
    expect((await settle({ action: 'confirm' }, { 'if-match': '"9"' })).status).toBe(412);
    const visited = await settle({ action: 'ask-visit', note: '请入户核实其本人居住情况' });
    expect(visited.headers.get('etag')).toBe('"2"');
    const ground = '本人在外地领取同类补贴，已核实';
    const settled = await settle({ action: 'reject', ground }, { 'if-match': '"2"' });
    const after = (await settled.json()) as Item;
    asDocumented('RegisterFinding', after);
    expect(after).toMatchObject({ status: 'rejected', settlement: { ground, role: 'township' } });
    expect((await problemIn(await settle({ action: 'confirm' }))).type).toBe('/problems/finding-settled');
    expect(await api.read('auditor', WULONG, `GET ${path}`)).toMatchObject({ settlement: { ground: null } });
  });

  it('finds who qualifies and receives nothing, and records that he was told', async () => {
    const [name, residentId] = someone('to be told');
    const township = '500156101';
    const certificate = [name, residentId, '肢体', '一级', '2023-02-01', '2033-02-01', '正常', township];
    await api.send('disability-certificates', '2023-03-31', csv(CERTIFICATES, certificate));
    const row = [name, residentId, '在保', 'A类', '2023-02-10', township];
    await api.send('minimum-living', '2023-04-02', csv(LIVING, row), { covers: 'changes' });
    const begun = await api.as(CIVIL, WULONG, `POST /v1/discovery/searches?jurisdiction=${WULONG}`);
    expect(begun.status).toBe(201);
    const search = (await begun.json()) as Item;
    asDocumented('DiscoverySearch', search);
    const path = begun.headers.get('location');
    expect(path).toBe(`/v1/discovery/searches/${search.id}`);
    expect(await api.read('supervisor', '500000', `GET ${path}`)).toEqual(search);
    const searches = await api.read<Page>(CIVIL, WULONG, `GET /v1/discovery/searches?jurisdiction=${WULONG}`);
    asDocumented('DiscoverySearchList', searches);
    expect(searches.items).toEqual([search]);
    expect((await api.as(CIVIL, '130110', `GET ${path}`)).status).toBe(404);
    expect((await api.as(CIVIL, WULONG, 'GET /v1/discovery/searches/search_0')).status).toBe(404);
    const listed = await api.read<Page>('township-reviewer', township, 'GET /v1/discovery');
    asDocumented('DiscoveryList', listed);
    const candidate = listed.items.find(({ person }) => person.name === name);
    const step = (body: object) =>
      api.as('township-reviewer', township, `POST /v1/discovery/${candidate?.id}/steps`, body);
    expect((await problemIn(await step({ step: 'contact' }))).errors?.[0]?.pointer).toBe('/means');
    const told = await step({ step: 'contact', means: 'visit', outcome: 'told' });
    const toldView = (await told.json()) as Item;
    asDocumented('DiscoveryCandidate', toldView);
    expect(toldView.status).toBe('told');
  });

  it('plans recertifications, and refuses what is not there', async () => {
    const plan = await api.read(
      CIVIL,
      WULONG,
      `POST /v1/recertifications/plans?jurisdiction=${WULONG}&month=2023-04`,
    );
    asDocumented('RecertificationPlan', plan);
    const list = await api.read(CIVIL, WULONG, 'GET /v1/recertifications?month=2023-04&list=all');
    asDocumented('RecertificationList', list);
    const body = { result: 'confirmed', means: 'visit', on: '2023-04-03' };
    const refused = await api.as(CIVIL, WULONG, 'POST /v1/recertifications/recertification_0/result', body);
    expect((await problemIn(refused)).type).toBe('/problems/recertification-unknown');
  });

  it.each([
    ['of another register', 'deaths', '2023-03-31', csv(LIVING), 'register-file-layout'],
    ['of a register that is none', 'deths', '2023-03-31', csv(LIVING), 'register-unknown'],
    ['of a day to come', 'deaths', '2023-12-31', csv(LIVING), 'request-invalid'],
    ['of a day that is none', 'deaths', '2023-02-30', csv(LIVING), 'month-invalid'],
    [
      'in UTF-16',
      'deaths',
      '2023-03-31',
      new Uint8Array([0xff, 0xfe, 0x59, 0x00]),
      'exchange-file-unreadable',
    ],
  ])('refuses a file %s, and keeps nothing of it', async (_, register, asOf, file, problem) => {
    const response = await api.send(register, asOf, file);
    expect((await problemIn(response)).type).toBe(`/problems/${problem}`);
    expect(await api.platform.registers.staged.ids()).toEqual([]);
  });
});
