import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cpuMs } from '../support/cpu-time.ts';
import { problemIn, repositoryApi, type TestApi } from './repository-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await repositoryApi();
});

interface Checked {
  isClean: boolean;
  files: number;
  errors: number;
  findings: {
    file: string;
    line: number;
    column: number;
    code: string;
    severity: string;
    message: { zh: string; en: string };
    nearest?: string;
  }[];
}

const PATH = '500156-wulong/2023-02-23.json';
const wulong = readFileSync(join(import.meta.dirname, '..', '..', 'policies', PATH), 'utf8');

const check = async (body: unknown) => {
  const response = await api.post('/v1/policies/check', body);
  expect(response.status).toBe(200);
  return (await response.json()) as Checked;
};
const errorsOf = ({ findings }: Checked) => findings.filter(({ severity }) => severity === 'error');

describe('POST /v1/policies/check', () => {
  it('finds nothing wrong with a file that is in use', async () => {
    expect(errorsOf(await check(wulong))).toEqual([]);
  });

  it('finds a slip at its line, with the nearest name, in the body as it was sent', async () => {
    const slip = wulong.replace('"parameter": "nursingLevel1"', '"parameter": "nursingLevl1"');
    const result = await check(slip);
    const line = slip.slice(0, slip.indexOf('nursingLevl1')).split('\n').length;
    expect(result.errors).toBeGreaterThan(0);
    expect(errorsOf(result)[0]).toMatchObject({
      file: PATH,
      line,
      code: 'unknown-parameter',
      nearest: 'nursingLevel1',
    });
  });

  it('checks a file with the levels above that are in use', async () => {
    const alone = {
      jurisdiction: '500101',
      effectiveFrom: '2024-01-01',
      parameters: { living: { amount: '80.00' } },
    };
    const codes = (await check(alone)).findings.map(({ code }) => code);
    expect(codes).not.toContain('unknown-parameter');
  });

  it('checks several files together, and text that is not JSON', async () => {
    const files = [
      { path: PATH, text: wulong },
      { path: '500101-wanzhou/2024-01-01.json', text: '{\n  "jurisdiction": "500101",\n}' },
    ];
    const result = await check({ files });
    expect(result.files).toBe(2);
    expect(errorsOf(result)[0]).toMatchObject({
      file: '500101-wanzhou/2024-01-01.json',
      line: 3,
      code: 'malformed-json',
    });
    expect(errorsOf(result).every(({ file }) => file !== PATH)).toBe(true);
  });

  it('finds two files for one day', async () => {
    const files = [
      { path: PATH, text: wulong },
      { path: '500156-wulong/copy.json', text: wulong },
    ];
    expect(errorsOf(await check({ files })).map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/file-name|duplicate-version/)]),
    );
  });

  it('finds a path or JSONPath in a condition', async () => {
    const hostile = wulong.replace('"when": [1]', '"when": [{ "fact": "x", "path": "$..constructor" }]');
    expect((await check(hostile)).errors).toBeGreaterThan(0);
  });

  it('changes nothing: what was checked is not in use', async () => {
    await check({ ...JSON.parse(wulong), effectiveFrom: '2023-01-01' });
    expect((await api.get('/v1/jurisdictions/500156/policy?on=2023-01-15')).status).toBe(404);
  });

  it('answers in SARIF where that is asked for', async () => {
    const slip = wulong.replace('"parameter": "nursingLevel1"', '"parameter": "nursingLevl1"');
    const response = await api.post('/v1/policies/check', slip, { accept: 'application/sarif+json' });
    expect(response.headers.get('content-type')).toBe('application/sarif+json; charset=utf-8');
    const sarif = (await response.json()) as {
      version: string;
      runs: {
        results: {
          ruleId: string;
          level: string;
          locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
        }[];
      }[];
    };
    expect(sarif.version).toBe('2.1.0');
    const result = sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'unknown-parameter');
    expect(result?.level).toBe('error');
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(PATH);
  });

  it.each([
    ['/etc/passwd.json', '/files/0/path'],
    ['../500156-wulong/2023-02-23.json', '/files/0/path'],
    ['500156-wulong/x.txt', '/files/0/path'],
  ])('refuses the path %s', async (path, pointer) => {
    const problem = await problemIn(await api.post('/v1/policies/check', { files: [{ path, text: '{}' }] }));
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer }] });
  });

  it('refuses a list of no files, and files without text', async () => {
    expect((await problemIn(await api.post('/v1/policies/check', { files: [] }))).status).toBe(422);
    expect((await problemIn(await api.post('/v1/policies/check', { files: [{ path: PATH }] }))).status).toBe(
      422,
    );
  });

  it('is not hung by a hostile file', async () => {
    const nested = (depth: number): object =>
      depth === 0
        ? { fact: 'certificate.level', operator: 'equal', value: 1 }
        : { all: [nested(depth - 1), nested(depth - 1)] };
    const file = {
      ...JSON.parse(wulong),
      conditions: { x: { label: 'x', when: nested(12), cite: 'wulong-2023-9 一' } },
    };
    expect(await cpuMs(() => check(file))).toBeLessThan(3000);
  });
});
