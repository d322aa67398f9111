import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { rhythmFigures } from '../../../functions/core/oversight/oversight-sheet.ts';
import { rates } from '../../../functions/core/oversight/rates.ts';
import { topicFigures } from '../../../functions/core/oversight/topic-figures.ts';
import { topicIds } from '../../../functions/core/oversight/topics.ts';
import { type CaseApi, caseApi, LUQUAN, personOf, WULONG } from '../cases/case-api.ts';
import { problemIn, schemaErrors } from '../repository-api.ts';

const YEAR = 'from=2023-01&to=2023-12';
let api: CaseApi;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await caseApi();
  await api.submitted('at home', WULONG);
  await api.submitted('far away', WULONG, LUQUAN);
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
});

const read = (role: string, jurisdiction: string, path: string, headers = {}) =>
  api.as(role, jurisdiction, `GET /v1/oversight${path}`, undefined, headers);

interface Page {
  readonly counties: readonly { jurisdiction: string; figures: Record<string, Record<string, unknown>> }[];
  readonly totals: { counties: number; figures: Record<string, Record<string, unknown>> };
  readonly next: string | null;
}

describe('GET /v1/oversight', () => {
  it('answers as documented, county by county, with totals', async () => {
    const response = await read('supervisor', '100000', `?jurisdiction=100000&${YEAR}&limit=200`);
    expect(response.status).toBe(200);
    const page = (await response.json()) as Page;
    expect(schemaErrors(document, { $ref: '#/components/schemas/Oversight' }, page)).toBeNull();
    expect(page.next).toBeNull();
    const figures = Object.fromEntries(page.counties.map((one) => [one.jurisdiction, one.figures]));
    expect(figures[WULONG]).toMatchObject({ received: { cases: 1 }, decided: { cases: 2 } });
    expect(figures[LUQUAN]).toMatchObject({ received: { cases: 1, elsewhere: 1, pushRunning: 1 } });
    expect(page.totals).toMatchObject({
      figures: { received: { cases: 2 } },
      counties: page.counties.length,
    });
  });

  it('goes on from page to page', async () => {
    const codes: string[] = [];
    let cursor = '';
    do {
      const response = await read('auditor', '100000', `?jurisdiction=100000&${YEAR}&limit=1${cursor}`);
      const page = (await response.json()) as Page;
      codes.push(...page.counties.map(({ jurisdiction }) => jurisdiction));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes).toEqual(expect.arrayContaining([LUQUAN, WULONG]));
  });

  it('answers a table in one piece where Accept asks for it', async () => {
    const accept = { accept: 'text/csv', 'accept-language': 'zh-CN' };
    const response = await read('supervisor', '100000', `?jurisdiction=100000&${YEAR}`, accept);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('oversight-100000-2023-01-2023-12.csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
    expect(lines[0]).toContain('容错（及时纠正的差错）');
    expect(lines.some((line) => line.startsWith(`县,${WULONG},武隆区,1,2023-01,2023-12,1,`))).toBe(true);
    expect(lines.some((line) => line.startsWith('省合计,500000,重庆市,'))).toBe(true);
    expect(lines.at(-1)).toMatch(/^总计,100000,全国,/);
  });

  it('names every figure in its schema, and no other', () => {
    const { schemas } = document.components as unknown as {
      schemas: Record<string, { properties: Record<string, object>; required: string[] }>;
    };
    const declared = (name: string) => Object.keys(schemas[name]?.properties ?? {});
    const ids = (figures: readonly { id: string }[]) => figures.map(({ id }) => id);
    for (const topic of topicIds) {
      const name = `Oversight${topic.slice(0, 1).toUpperCase()}${topic.slice(1)}`;
      expect([topic, declared(name)]).toEqual([topic, ids(topicFigures[topic])]);
    }
    expect(declared('OversightRhythm')).toEqual(ids(rhythmFigures));
    const sheet = schemas.OversightSheet?.properties as { rates?: { properties: object } } | undefined;
    expect(Object.keys(sheet?.rates?.properties ?? {})).toEqual(ids(rates));
  });
});

describe('what is behind a figure', () => {
  it('is listed with identities as far as the role may know them', async () => {
    const path = `/decided?jurisdiction=${WULONG}&${YEAR}&figure=cases`;
    const shown = async (role: string, jurisdiction: string) => {
      const page: unknown = await (await read(role, jurisdiction, path)).json();
      expect(schemaErrors(document, { $ref: '#/components/schemas/BehindFigure' }, page)).toBeNull();
      const { items } = page as { items: { person: { name: string; residentId: string }; value: number }[] };
      expect(items.map(({ value }) => value)).toEqual([1, 1]);
      return items.map(({ person }) => person.residentId).sort();
    };
    const own = ['at home', 'far away'].map((seed) => personOf(seed).residentId).sort();
    expect(await shown('civil-affairs-approver', WULONG)).toEqual(own);
    for (const masked of await shown('supervisor', '500000')) {
      expect(own).not.toContain(masked);
      expect(masked).toContain('*');
    }
  });

  it('is not shown to who has no business there, nor for what does not exist', async () => {
    const findings = `/findings?jurisdiction=${WULONG}&${YEAR}`;
    expect((await read('supervisor', '130000', findings)).status).toBe(403);
    expect((await read('window-clerk', WULONG, findings)).status).toBe(403);
    const refused = async (path: string) => (await problemIn(await read('auditor', '500000', path))).type;
    expect(await refused(`/gossip?jurisdiction=${WULONG}`)).toBe('/problems/request-invalid');
    expect(await refused(`${findings}&figure=gossip`)).toBe('/problems/request-invalid');
    expect(await refused(`${findings}&cursor=gossip`)).toBe('/problems/cursor-invalid');
    expect(await refused(`?jurisdiction=${WULONG}&from=2023-1`)).toBe('/problems/month-invalid');
    expect(await refused(`?jurisdiction=${WULONG}&from=2023-02&to=2023-01`)).toBe(
      '/problems/request-invalid',
    );
    expect(api.faults).toEqual([]);
  });
});
