import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../functions/api/documentation/openapi-document.ts';
import { INQUIRY, PERSON, problemIn, repositoryApi, schemaErrors, type TestApi } from './repository-api.ts';

let api: TestApi;
let document: OpenApiDocument;
beforeAll(async () => {
  api = await repositoryApi();
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
});

/** Posts, expects a problem as declared, and that everything else still works. */
async function refused(body: unknown, path = '/v1/determinations', headers: Record<string, string> = {}) {
  const problem = await problemIn(await api.post(path, body, headers));
  expect(schemaErrors(document, { $ref: '#/components/schemas/Problem' }, problem)).toBeNull();
  expect((await api.post('/v1/determinations', INQUIRY)).status).toBe(200);
  expect(api.faults).toEqual([]);
  return problem;
}

const withFacts = (facts: object) => ({ ...INQUIRY, facts: { ...PERSON, ...facts } });

describe('a body that is not JSON', () => {
  it.each([
    ['{"jurisdiction": "500156",\n "month": 2023-03}', 2, 15, 41],
    ['{"jurisdiction": "500156"', 1, 26, 25],
    ['{"month": \'2023-03\'}', 1, 11, 10],
    ['{"facts": {} // nothing\n}', 1, 14, 13],
    ['{"a": 1,}', 1, 9, 8],
    ['', 1, 1, 0],
  ])('is refused with line, column and offset: %s', async (body, line, column, offset) => {
    const problem = await refused(body);
    expect(problem).toMatchObject({ status: 400, type: '/problems/body-malformed' });
    expect(problem.errors).toHaveLength(1);
    expect(problem.errors?.[0]).toMatchObject({ line, column, offset });
    expect(problem.detail).toContain(`line ${line}, column ${column}`);
  });

  it('is refused where it is not UTF-8', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('{"jurisdiction":"'),
      0xce,
      0xe4,
      0xc2,
      0xa1,
      0x22,
      0x7d,
    ]);
    const headers = { 'content-type': 'application/json' };
    const response = await api.app.request('/v1/determinations', { method: 'POST', headers, body: bytes });
    expect(await problemIn(response)).toMatchObject({
      status: 400,
      errors: [{ code: 'not-utf-8', offset: 17 }],
    });
  });

  it('may begin with a byte order mark', async () => {
    expect((await api.post('/v1/determinations', `\ufeff${JSON.stringify(INQUIRY)}`)).status).toBe(200);
  });
});

describe('nesting', () => {
  it.each([
    ['{"facts":', '}', 10_000],
    ['[', ']', 10_000],
    ['{"a":[', ']}', 200_000],
  ])('of %s%s is refused, not overflowed', async (open, close, depth) => {
    const body = open.repeat(depth) + (open.endsWith(':') ? '1' : '') + close.repeat(depth);
    for (const path of ['/v1/determinations', '/v1/screenings', '/v1/policies/check']) {
      const problem = await problemIn(await api.post(path, body));
      expect(problem.status === 400 || problem.status === 413).toBe(true);
    }
    expect((await refused(body.slice(0, 900_000))).errors?.[0]?.code).toBe('nested-too-deeply');
  });
});

describe('keys that reach the prototype', () => {
  it.each([
    ['{"jurisdiction":"500156","month":"2023-03","facts":{},"__proto__":{"x":1}}', '/__proto__'],
    [
      '{"jurisdiction":"500156","month":"2023-03","facts":{"__proto__":{"certificate.level":1}}}',
      '/facts/__proto__',
    ],
    [
      '{"jurisdiction":"500156","month":"2023-03","facts":{"certificate":{"\\u005f_proto__":1}}}',
      '/facts/certificate/__proto__',
    ],
    [
      '{"jurisdiction":"500156","month":"2023-03","facts":{"otherBenefits":[{"constructor":{}}]}}',
      '/facts/otherBenefits/0/constructor',
    ],
    [
      '{"jurisdiction":"500156","month":"2023-03","facts":{},"factsAsOf":{"__proto__":"2023-01-01"}}',
      '/factsAsOf/__proto__',
    ],
  ])('are refused with their place: %s', async (body, pointer) => {
    const problem = await refused(body);
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer, code: 'forbidden-key' }] });
    expect(({} as Record<string, unknown>)['certificate.level']).toBeUndefined();
  });
});

describe('facts', () => {
  it.each([
    [
      'an unknown fact',
      { 'certificate.levle': 2 },
      '/facts/certificate.levle',
      'fact-unknown',
      'certificate.level',
    ],
    ['a wrong type', { certificate: { level: '二级' } }, '/facts/certificate/level', 'fact-value', undefined],
    [
      'a number as text',
      { certificate: { level: '2' } },
      '/facts/certificate/level',
      'fact-value',
      undefined,
    ],
    [
      'a value nobody declared',
      { livelihood: { status: 'minimum-livin' } },
      '/facts/livelihood/status',
      'fact-value',
      'minimum-living',
    ],
    [
      'a day that is none',
      { person: { birthDate: '1970-02-30' } },
      '/facts/person/birthDate',
      'fact-value',
      undefined,
    ],
    [
      'an unknown other benefit',
      { otherBenefits: [{ code: 'orphn' }] },
      '/facts/otherBenefits/0/code',
      'other-benefit-unknown',
      'orphan',
    ],
  ])('with %s are refused', async (_, facts, pointer, code, nearest) => {
    const problem = await refused(withFacts(facts));
    expect(problem).toMatchObject({ status: 422, type: '/problems/facts-invalid' });
    expect(problem.errors?.[0]).toMatchObject({ pointer, code, ...(nearest !== undefined && { nearest }) });
  });

  it('are all named at once', async () => {
    const problem = await refused(withFacts({ 'a.b': 1, certificate: { level: 'x' }, hukou: { code: 5 } }));
    expect(problem.errors?.length).toBe(3);
  });

  it('a hundred thousand of which are unknown give a short answer', async () => {
    const facts = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`x${index}`, 1]));
    expect((await refused({ ...INQUIRY, facts })).errors).toHaveLength(100);
  });
});

describe('the envelope', () => {
  it.each([
    ['month', '2023-13', '/problems/month-invalid'],
    ['month', '2023-3', '/problems/month-invalid'],
    ['month', 202_303, '/problems/month-invalid'],
    ['knownOn', '2023-02-30', '/problems/month-invalid'],
    ['jurisdiction', '武隆', '/problems/request-invalid'],
    ['jurisdiction', 500_156, '/problems/request-invalid'],
    ['facts', [], '/problems/request-invalid'],
    ['facts', null, '/problems/request-invalid'],
    ['factsAsOf', { 'livelihood.status': 'yesterday' }, '/problems/month-invalid'],
  ])('with %s %j is refused', async (field, value, type) => {
    const problem = await refused({ ...INQUIRY, [field]: value });
    expect(problem).toMatchObject({ status: 422, type });
    expect(problem.detail).toMatch(/right is/);
    expect(problem.errors?.[0]?.pointer).toMatch(new RegExp(`^/${field}`));
  });

  it('that lacks something names it', async () => {
    const problem = await refused({ jurisdiction: '500156', facts: {} });
    expect(problem.errors).toEqual([expect.objectContaining({ pointer: '/month', code: 'missing' })]);
  });

  it('that is no object is refused', async () => {
    expect((await refused('[1]')).status).toBe(422);
    expect((await refused('null')).status).toBe(422);
    expect((await refused('7')).status).toBe(422);
  });

  it('with an unknown field names the nearest', async () => {
    const problem = await refused({ ...INQUIRY, fcts: {} });
    expect(problem.errors?.[0]).toMatchObject({ pointer: '/fcts', code: 'unknown-field', nearest: 'facts' });
  });

  it('for a district without policy on that day says the first day', async () => {
    const problem = await refused({ ...INQUIRY, month: '2022-01' });
    expect(problem).toMatchObject({ status: 404, type: '/problems/policy-not-in-force' });
    expect(problem.detail).toBe(
      '500156 has no policy in force on 2022-01-31; the first starts on 2023-02-23',
    );
  });

  it('for a district without any policy says which is near', async () => {
    const problem = await refused({ ...INQUIRY, jurisdiction: '500157' });
    expect(problem).toMatchObject({ status: 404, type: '/problems/jurisdiction-unknown' });
    expect(problem.errors?.[0]?.nearest).toBe('500156');
  });
});

describe('the content type', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
    'application/jsonx',
  ])('%s is refused', async (type) => {
    const problem = await refused(JSON.stringify(INQUIRY), '/v1/determinations', { 'content-type': type });
    expect(problem).toMatchObject({ status: 415, type: '/problems/media-type-unsupported' });
    expect(problem.detail).toMatch(/right is/);
  });

  it.each([
    'application/json',
    'application/json; charset=UTF-8',
    'Application/JSON;charset="utf-8"',
    'application/ld+json',
  ])('%s is read', async (type) => {
    expect((await api.post('/v1/determinations', INQUIRY, { 'content-type': type })).status).toBe(200);
  });

  it('a compressed body is refused, not misread', async () => {
    const problem = await refused(JSON.stringify(INQUIRY), '/v1/determinations', {
      'content-encoding': 'gzip',
    });
    expect(problem).toMatchObject({ status: 415 });
  });

  it('JSON for a batch is refused', async () => {
    expect((await refused(INQUIRY, '/v1/determinations/batch')).status).toBe(415);
  });
});

describe('a body that is too large', () => {
  it.each([
    ['/v1/determinations', 1_000_000],
    ['/v1/screenings', 1_000_000],
    ['/v1/policies/check', 2_000_000],
  ])('is refused by %s', async (path, most) => {
    const body = JSON.stringify({ ...INQUIRY, padding: 'x'.repeat(most) });
    const problem = await refused(body, path, { 'content-length': String(body.length) });
    expect(problem).toMatchObject({ status: 413, type: '/problems/body-too-large' });
    expect(problem.detail).toContain(String(most));
  });

  it('is refused without content-length after as much as is allowed', async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 100_000;
        controller.enqueue(new Uint8Array(100_000).fill(32));
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    };
    const response = await api.app.request('/v1/determinations', init as RequestInit);
    expect(await problemIn(response)).toMatchObject({ status: 413 });
    expect(read).toBeLessThan(1_500_000);
  });
});

describe('addresses and methods', () => {
  it('an unknown address is refused with the nearest', async () => {
    const problem = await problemIn(await api.get('/v1/jurisdiction'));
    expect(problem).toMatchObject({
      status: 404,
      type: '/problems/route-unknown',
      errors: [{ nearest: '/v1/jurisdictions' }],
    });
    expect((await problemIn(await api.get('/v1/jurisdictions/'))).status).toBe(404);
  });

  it.each([
    ['DELETE', '/v1/jurisdictions', 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/determinations', 'POST, OPTIONS'],
    ['HEAD', '/v1/determinations', 'POST, OPTIONS'],
    ['PUT', '/v1/jurisdictions/500156/policy', 'GET, HEAD, OPTIONS'],
    ['PROPFIND', '/v1/screenings', 'POST, OPTIONS'],
  ])('%s %s is refused with the methods that are taken', async (method, path, allow) => {
    const response = await api.app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    if (method !== 'HEAD') expect((await problemIn(response)).detail).toContain(`right is ${allow}`);
  });

  it('OPTIONS says what is taken, and opens nothing to other origins', async () => {
    const response = await api.app.request('/v1/determinations', {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('HEAD answers as GET, without the body', async () => {
    const response = await api.app.request('/v1/jurisdictions/500156', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.text()).toBe('');
  });
});
