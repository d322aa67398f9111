import { beforeAll, describe, expect, it } from 'vitest';
import { CERTIFICATE_HEADER } from '../../support/certificate-header.ts';
import { WULONG } from '../cases/case-api.ts';
import { problemIn } from '../repository-api.ts';
import { csv, type RegisterApi, recipient, registerApi, someone } from './register-api.ts';

const CIVIL = 'civil-affairs-approver';
const TOWNSHIP = '500156101';
const LIVING = ['姓名', '身份证号', '保障状态', '保障类别', '纳入低保日期', '乡镇（街道）代码'];
const CERTIFICATES = [...CERTIFICATE_HEADER, '乡镇（街道）代码'];

interface Page {
  readonly items: readonly { readonly id: string; readonly revision: number; readonly kind?: string }[];
}
interface Candidate {
  readonly revision: number;
  readonly status: string;
  readonly contacts: readonly object[];
}

let api: RegisterApi;
let candidate = '';
beforeAll(async () => {
  api = await registerApi();
  const [name, residentId] = someone('to be told');
  const certificate = [name, residentId, '肢体', '一级', '2023-02-01', '2033-02-01', '正常', TOWNSHIP];
  await api.send('disability-certificates', '2023-03-31', csv(CERTIFICATES, certificate));
  const row = [name, residentId, '在保', 'A类', '2023-02-10', TOWNSHIP];
  await api.send('minimum-living', '2023-04-02', csv(LIVING, row), { covers: 'changes' });
  await api.read(CIVIL, WULONG, `POST /v1/discovery/searches?jurisdiction=${WULONG}`);
  const listed = await api.read<Page>('township-reviewer', TOWNSHIP, 'GET /v1/discovery');
  candidate = listed.items[0]?.id ?? '';
});

const township = (path: string, body: object, headers: Record<string, string> = {}) =>
  api.as('township-reviewer', TOWNSHIP, `POST ${path}`, body, headers);
const keyed = (key: string) => ({ 'idempotency-key': key });
const jsonOf = async <T>(response: Promise<Response>) => (await (await response).json()) as T;

describe('a contact attempt', () => {
  const call = { step: 'contact', means: 'phone', outcome: 'not-reached' };
  const tell = (body: object, headers = {}) => township(`/v1/discovery/${candidate}/steps`, body, headers);

  it('that is sent twice under one key is recorded once, and answered the same', async () => {
    const first = await jsonOf<Candidate>(tell(call, keyed('attempt-1')));
    expect(first.contacts).toHaveLength(1);
    expect(await jsonOf<Candidate>(tell(call, keyed('attempt-1')))).toEqual(first);
    const both = await Promise.all([1, 2].map(() => jsonOf<Candidate>(tell(call, keyed('attempt-2')))));
    expect(both.map(({ contacts }) => contacts.length)).toEqual([2, 2]);
  });

  it('is another one under another key, but no other request goes under a key that was used', async () => {
    expect((await jsonOf<Candidate>(tell(call, keyed('attempt-3')))).contacts).toHaveLength(3);
    const other = { ...call, means: 'visit' };
    expect((await problemIn(await tell(other, keyed('attempt-3')))).type).toBe(
      '/problems/idempotency-key-reused',
    );
  });

  it('that is sent twice without a key on one day is recorded once, whatever revision the sender saw', async () => {
    const visit = { step: 'contact', means: 'visit', outcome: 'told', note: '已当面告知' };
    const seen = { 'if-match': '"4"' };
    const first = await jsonOf<Candidate>(tell(visit, seen));
    expect(first).toMatchObject({ revision: 5, status: 'told' });
    expect(await jsonOf<Candidate>(tell(visit, seen))).toEqual(first);
    const again = await jsonOf<Candidate>(tell({ ...visit, note: '再次上门' }));
    expect(again.contacts).toHaveLength(5);
    expect((await tell(call, seen)).status).toBe(412);
  });

  it('leads to an application once', async () => {
    const applied = { step: 'applied', caseId: 'case-0f8fad5b-d9cb-469f-a165-70867728950e' };
    const first = await jsonOf<Candidate>(tell(applied));
    expect(await jsonOf<Candidate>(tell(applied))).toEqual(first);
  });
});

describe('a finding', () => {
  it('is settled once under a key, and the visit that was asked for stands once', async () => {
    const [name, residentId] = someone('found');
    await recipient(api.platform, 'found', ['nursing']);
    const row = [name, residentId, '在保', 'A类', '2023-01-10', TOWNSHIP];
    await api.send('minimum-living', '2023-04-01', csv(LIVING, row), { covers: 'changes' });
    await api.as(CIVIL, WULONG, `POST /v1/comparisons?jurisdiction=${WULONG}`);
    const queue = await api.read<Page>('township-reviewer', TOWNSHIP, 'GET /v1/findings?kind=should-receive');
    const settle = (body: object, headers = {}) =>
      township(`/v1/findings/${queue.items[0]?.id}/settlement`, body, headers);
    const visit = { action: 'ask-visit', note: '请入户核实其本人居住情况' };
    const asked = await jsonOf<object>(settle(visit));
    expect(await jsonOf<object>(settle(visit))).toEqual(asked);
    const twice = await jsonOf<object>(settle(visit, keyed('visit-1')));
    expect(twice).toMatchObject({ visits: [{}, {}] });
    expect(await jsonOf<object>(settle(visit, keyed('visit-1')))).toEqual(twice);

    const confirm = { action: 'confirm' };
    const settled = await jsonOf<object>(settle(confirm, keyed('confirm-1')));
    expect(settled).toMatchObject({ status: 'confirmed' });
    expect(await jsonOf<object>(settle(confirm, keyed('confirm-1')))).toEqual(settled);
    expect(await jsonOf<object>(settle(visit, keyed('visit-1')))).toEqual(twice);
    expect((await settle(confirm)).status).toBe(409);
  });
});

describe('what is done once by itself', () => {
  it('is answered the same under its key, while another request under it is refused', async () => {
    const post = (path: string, key: string) => api.as(CIVIL, WULONG, `POST ${path}`, undefined, keyed(key));
    for (const [path, other] of [
      ['/v1/discovery/searches?jurisdiction=500156', '/v1/recertifications/plans?jurisdiction=500156'],
      ['/v1/recertifications/plans?jurisdiction=500156&month=2023-05', '/v1/comparisons?jurisdiction=500156'],
      ['/v1/comparisons?jurisdiction=500156&on=2023-04-02', '/v1/comparisons?jurisdiction=500156'],
    ] as const) {
      const first = await (await post(path, path)).text();
      expect(await (await post(path, path)).text()).toBe(first);
      expect((await problemIn(await post(other, path))).type).toBe('/problems/idempotency-key-reused');
    }
  });

  it('is the import of one file: under the key of another it is refused and nothing is kept', async () => {
    const file = (seed: string) => csv(LIVING, [...someone(seed), '在保', 'A类', '2023-01-10', '']);
    const path = `/v1/register-imports?jurisdiction=${WULONG}&register=minimum-living&asOf=2023-03-29`;
    const send = (seed: string) =>
      api.as(CIVIL, WULONG, `POST ${path}&covers=changes`, new TextEncoder().encode(file(seed)), {
        'content-type': 'text/csv',
        ...keyed('import-1'),
      });
    const first = await jsonOf<object>(send('one'));
    expect(await jsonOf<object>(send('one'))).toEqual(first);
    expect((await problemIn(await send('another'))).type).toBe('/problems/idempotency-key-reused');
    expect(await api.platform.registers.staged.ids()).toEqual([]);
  });
});
