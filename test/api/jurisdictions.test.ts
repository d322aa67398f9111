import { beforeAll, describe, expect, it } from 'vitest';
import { INQUIRY, problemIn, repositoryApi, type TestApi } from './repository-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await repositoryApi();
});

interface Listed {
  items: {
    code: string;
    name: { zh: string; en: string };
    level: string;
    parent: string | null;
    versions: { digest: string }[];
  }[];
  next: string | null;
}

const list = async (query: string) => (await (await api.get(`/v1/jurisdictions${query}`)).json()) as Listed;

describe('GET /v1/jurisdictions', () => {
  it('lists by code, with level, parent and versions', async () => {
    const { items, next } = await list('');
    const codes = items.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(next).toBeNull();
    const wulong = items.find(({ code }) => code === '500156');
    expect(wulong).toMatchObject({ name: { zh: '重庆市武隆区' }, level: 'county', parent: '100000' });
    expect(wulong?.versions[0]).toMatchObject({
      effectiveFrom: '2023-02-23',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(items.find(({ code }) => code === '130110')?.parent).toBe('130000');
    expect(items.find(({ code }) => code === '100000')).toMatchObject({ level: 'nation', parent: null });
  });

  it('finds by the start of a code and by a part of either name', async () => {
    expect((await list('?q=5001')).items.map(({ code }) => code)).toEqual(['500156']);
    expect((await list(`?q=${encodeURIComponent('武隆')}`)).items.map(({ code }) => code)).toEqual([
      '500156',
    ]);
    expect((await list('?q=wulong')).items.map(({ code }) => code)).toEqual(['500156']);
    expect((await list('?q=nowhere')).items).toEqual([]);
  });

  it('pages by a cursor: every jurisdiction once, in order', async () => {
    const all = (await list('')).items.map(({ code }) => code);
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 100; pages++) {
      const { items, next } = await list(`?limit=3${cursor}`);
      expect(items.length).toBeLessThanOrEqual(3);
      seen.push(...items.map(({ code }) => code));
      if (next === null) break;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
    expect(seen).toEqual(all);
  });

  it.each([
    ['?limit=0', '/query/limit'],
    ['?limit=201', '/query/limit'],
    ['?limit=x', '/query/limit'],
    ['?cursor=hello', '/query/cursor'],
    ['?limits=3', '/query/limits'],
    ['?q=a&q=b', '/query/q'],
    [`?q=${'x'.repeat(61)}`, '/query/q'],
  ])('refuses %s', async (query, pointer) => {
    const response = await api.get(`/v1/jurisdictions${query}`);
    expect(response.status).toBe(422);
    expect((await problemIn(response)).errors?.[0]).toMatchObject({ pointer });
  });
});

describe('GET /v1/jurisdictions/{code}', () => {
  it('describes one', async () => {
    const response = await api.get('/v1/jurisdictions/440100');
    const body = (await response.json()) as { versions: { effectiveFrom: string }[] };
    expect(body.versions.length).toBeGreaterThan(3);
  });

  it('names the nearest code and the level above where there is none', async () => {
    const problem = await problemIn(await api.get('/v1/jurisdictions/500157'));
    expect(problem).toMatchObject({ status: 404, type: '/problems/jurisdiction-unknown' });
    expect(problem.errors?.[0]?.nearest).toBe('500156');
    expect((await problemIn(await api.get('/v1/jurisdictions/50015'))).status).toBe(422);
  });
});

describe('GET /v1/jurisdictions/{code}/policy', () => {
  const path = '/v1/jurisdictions/500156/policy';

  it('answers the merged rules with a strong tag that is the digest a determination names', async () => {
    const response = await api.get(`${path}?on=2023-03-31`);
    const policy = (await response.json()) as {
      digest: string;
      layers: { jurisdiction: string }[];
      rules: Record<string, unknown>;
    };
    expect(response.headers.get('etag')).toBe(`"${policy.digest}"`);
    expect(policy.layers.map(({ jurisdiction }) => jurisdiction)).toContain('100000');
    expect(policy.rules).toHaveProperty('benefits.living');
    const determination = (await (await api.post('/v1/determinations', INQUIRY)).json()) as {
      policy: { digest: string };
    };
    expect(determination.policy.digest).toBe(policy.digest);
  });

  it.each(['"DIGEST"', 'W/"DIGEST"', '"other", "DIGEST"', '*'])(
    'answers 304 to If-None-Match: %s',
    async (template) => {
      const tag = (await api.get(`${path}?on=2023-03-31`)).headers.get('etag') ?? '';
      const response = await api.get(`${path}?on=2023-03-31`, {
        'if-none-match': template.replace('"DIGEST"', tag),
      });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(tag);
      expect(await response.text()).toBe('');
    },
  );

  it('answers in full to another tag', async () => {
    expect((await api.get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('takes today in Beijing where no day is named', async () => {
    const today = await (await api.get('/v1/jurisdictions/440100/policy')).text();
    expect(await (await api.get('/v1/jurisdictions/440100/policy?on=2024-06-15')).text()).toBe(today);
    expect(await (await api.get('/v1/jurisdictions/440100/policy?on=2022-06-15')).text()).not.toBe(today);
  });

  it('refuses days that are none, and days before the first policy', async () => {
    expect(await problemIn(await api.get(`${path}?on=2023-02-30`))).toMatchObject({
      status: 422,
      type: '/problems/month-invalid',
      errors: [{ pointer: '/query/on' }],
    });
    const early = await problemIn(await api.get(`${path}?on=2022-01-01`));
    expect(early).toMatchObject({ status: 404, type: '/problems/policy-not-in-force' });
    expect(early.detail).toContain('2023-02-23');
  });
});

describe('GET /v1/jurisdictions/{code}/checklist', () => {
  interface Told {
    benefits: { id: string }[];
    materials: {
      id: string;
      for: { benefit: string }[];
      label: { zh: string };
      citations: unknown[];
      replaceableBy: { label: { zh: string } }[];
    }[];
    terms: { id: string; limit: unknown }[];
  }
  const told = async (query: string) =>
    (await (await api.get(`/v1/jurisdictions/500156/checklist${query}`)).json()) as Told;

  it('tells all materials and the terms at once', async () => {
    const { benefits, materials, terms } = await told('');
    expect(benefits.map(({ id }) => id)).toEqual(expect.arrayContaining(['living', 'nursing']));
    expect(materials.length).toBeGreaterThan(2);
    for (const { label, citations } of materials) {
      expect(label.zh).toMatch(/\p{Script=Han}/u);
      expect(citations.length).toBeGreaterThan(0);
    }
    expect(
      materials.some(({ replaceableBy }) => replaceableBy.some(({ label }) => label.zh.length > 1)),
    ).toBe(true);
    expect(terms).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'push', limit: { days: 3, kind: 'working' } }),
        expect.objectContaining({ id: 'notify-applicant', limit: { days: 3, kind: 'working' } }),
      ]),
    );
  });

  it('tells those of one benefit', async () => {
    const all = (await told('')).materials.length;
    const { materials } = await told('?benefit=nursing');
    expect(materials.length).toBeGreaterThan(0);
    expect(materials.length).toBeLessThanOrEqual(all);
    for (const { for: asked } of materials) for (const { benefit } of asked) expect(benefit).toBe('nursing');
  });

  it('refuses a benefit that the policy does not have, and names the nearest', async () => {
    const problem = await problemIn(await api.get('/v1/jurisdictions/500156/checklist?benefit=livng'));
    expect(problem).toMatchObject({
      status: 404,
      type: '/problems/benefit-unknown',
      errors: [{ nearest: 'living' }],
    });
  });
});
