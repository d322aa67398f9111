import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleUrl } from '../../functions/api/documentation/curl.ts';
import type { OpenApiDocument, Operation } from '../../functions/api/documentation/openapi-document.ts';
import { endpoints } from '../../functions/api/endpoints.ts';
import { isPublic } from '../../functions/core/access/access-rule.ts';
import { REFUSAL_NAMES } from '../../functions/core/shared/refusal.ts';
import { repositoryApi, schemaErrors, type TestApi } from './repository-api.ts';

const declared = endpoints('0.0.0-test');
/** Those that ask for a token have walks of their own in test/api/cases. */
const open = declared.filter(({ access }) => isPublic(access));
let api: TestApi;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await repositoryApi();
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
});

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1 by a public validator', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('holds every declared endpoint and nothing else', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(declared.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('names only schemas that it holds', () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) =>
      ref?.replace('#/components/schemas/', ''),
    );
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
    expect(names.length).toBeGreaterThan(20);
  });

  it('says of every endpoint who may call it', () => {
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods)) {
        const isOpen = operation['x-roles'].includes('public');
        expect(operation.security).toEqual(isOpen ? [] : [{ bearer: [] }]);
        expect(operation['x-scope']).not.toBe('');
      }
  });
});

describe('every declared endpoint', () => {
  it.each(open.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s answers its example as documented',
    async (_, { method, path, body, answers }) => {
      const operation = document.paths[path]?.[method.toLowerCase()] as Operation;
      const url = exampleUrl(path, operation);
      const response =
        body === undefined
          ? await api.get(url)
          : await api.post(url, JSON.stringify(body.example), { 'content-type': body.contentType });
      const [first] = answers;
      expect(response.status).toBe(first?.status);
      if (first === undefined || first.status >= 300) return;
      expect(response.headers.get('content-type')).toBe(`${first.contentType}; charset=utf-8`);
      if (first.schema === undefined) return;
      const schema = { $ref: `#/components/schemas/${first.schema}` };
      expect(schemaErrors(document, schema, await response.json())).toBeNull();
    },
  );

  it.each(declared.map((endpoint) => [endpoint.path, endpoint.summary] as const))(
    '%s is on the docs page',
    async (path, summary) => {
      const html = await (await api.get('/docs')).text();
      expect(html).toContain(`<code>${path}</code>`);
      expect(html).toContain(summary.zh);
      expect(html).toContain(summary.en);
    },
  );

  it('answers its documented examples without a fault', () => {
    expect(api.faults).toEqual([]);
  });
});

describe('the docs page', () => {
  it('runs no script, loads nothing and can be used by keyboard', async () => {
    const response = await api.get('/docs');
    const html = await response.text();
    expect(html).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<a class="skip" href="#main">');
    expect(html).toContain('<main id="main">');
    expect(html).toContain('lang="zh-CN"');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('shows how to call with curl, and links only to what is there', async () => {
    const html = await (await api.get('/docs')).text();
    expect(html).toContain('curl &#39;http://localhost:8787/v1/determinations&#39;');
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('is where the start leads', async () => {
    const response = await api.get('/');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/docs');
  });
});

describe('a problem', () => {
  it('is told in Chinese to whom Accept-Language prefers it, and in English otherwise', async () => {
    const asked = async (language?: string) => {
      const response = await api.get(
        '/v1/jurisdictions/999999',
        language ? { 'accept-language': language } : {},
      );
      expect(response.headers.get('vary')).toBe('Accept-Language');
      const { title, detail } = (await response.json()) as { title: string; detail: string };
      return { language: response.headers.get('content-language'), title, detail };
    };
    const english = await asked();
    expect(english).toMatchObject({ language: 'en', title: 'No policy is known for this jurisdiction' });
    expect(await asked('de, en;q=0.5, zh;q=0.4')).toEqual(english);
    const chinese = await asked('zh-CN,zh;q=0.9,en;q=0.8');
    expect(chinese).toMatchObject({ language: 'zh', title: '没有该地区的政策' });
    expect(chinese.detail).toMatch(/^999999 ?没有政策；/);
  });
});

describe('what is wrong at one place of a request', () => {
  it('is told in the language that is asked for, and once', async () => {
    const body = { jurisdiction: '500156', month: '2023-13', facts: { 'certificate.level': 'x' } };
    const errorsIn = async (language: string) => {
      const headers = { 'content-type': 'application/json', 'accept-language': language };
      const answer = await api.post('/v1/determinations', body, headers);
      const { errors } = (await answer.json()) as { errors: Record<string, string>[] };
      return errors;
    };
    const [chinese, english] = [await errorsIn('zh'), await errorsIn('en')];
    expect(chinese.length).toBe(english.length);
    for (const [index, { detail = '', pointer }] of chinese.entries()) {
      expect(detail).toMatch(/\p{Script=Han}/u);
      expect(english[index]).toMatchObject({
        pointer,
        detail: expect.stringMatching(/^[^\p{Script=Han}]+$/u),
      });
      expect(Object.keys(english[index] ?? {})).not.toContain('zh');
    }
  });
});

describe('the problem pages', () => {
  it.each([...REFUSAL_NAMES, 'fault'])('say what %s means and how to mend it', async (name) => {
    const response = await api.get(`/problems/${name}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/如何改正[\s\S]*<p>\S+[\s\S]*<p lang="en">\S+/);
    expect(await (await api.get('/problems')).text()).toContain(`href="/problems/${name}"`);
  });
});
