import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import { expect } from 'vitest';
import { openPolicyFolder } from '../../functions/adapters/local/policy-folder-library.ts';
import type { Openness } from '../../functions/api/access.ts';
import { createApi } from '../../functions/api/create-api.ts';
import type { OpenApiDocument } from '../../functions/api/documentation/openapi-document.ts';
import { calendarDateAt } from '../../functions/core/calendar/beijing-time.ts';
import type { PolicyLibrary } from '../../functions/core/ports/policy-library.ts';
import { compiledPolicies } from '../../functions/core/use-cases/compiled-policies.ts';
import { type MemoryPlatform, memoryPlatform } from './memory-platform.ts';

export interface TestApi {
  readonly app: Hono;
  readonly platform: MemoryPlatform;
  readonly faults: unknown[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const TODAY = '2024-06-15';

/** The API over some library, without a socket, on 2024-06-15 unless its clock is set. */
async function apiOver(library: PolicyLibrary, openness: Openness = 'stateless'): Promise<TestApi> {
  const faults: unknown[] = [];
  let count = 0;
  const platform = await memoryPlatform(library.current().catalogue, TODAY);
  const app = createApi({
    library,
    compiled: compiledPolicies(50),
    platform,
    openness,
    today: () => calendarDateAt(platform.clock.now()),
    newRequestId: () => `test-${++count}`,
    reportFault: (error) => faults.push(error),
    version: '0.0.0-test',
  });
  return {
    app,
    platform,
    faults,
    get: async (path, headers = {}) => app.request(path, { headers }),
    post: async (path, body, headers = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** The API over the policies of this repository. */
export async function repositoryApi(openness: Openness = 'stateless'): Promise<TestApi> {
  const folder = join(import.meta.dirname, '..', '..', 'policies');
  const library = await openPolicyFolder({ folder, onChange: () => undefined, onFault: fail });
  library.close();
  return apiOver(library, openness);
}

export function fail(error: unknown): never {
  throw error;
}

/** Says what is wrong with a value by a schema of the OpenAPI document; null where nothing is. */
export function schemaErrors(document: OpenApiDocument, schema: object, value: unknown): unknown[] | null {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  ajv.addFormat('date', true);
  const validate = ajv.compile({ ...schema, components: document.components });
  return validate(value) ? null : (validate.errors ?? []);
}

export const PERSON = {
  certificate: { kind: 'disability', category: 'physical', level: 2, status: 'valid' },
  livelihood: { status: 'minimum-living' },
  person: { birthDate: '1970-03-20' },
  hukou: { code: '500156' },
  otherBenefits: [],
};

export const INQUIRY = { jurisdiction: '500156', month: '2023-03', facts: PERSON };

/** A problem as tests read it. */
export interface ReadProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors?: {
    pointer: string;
    code: string;
    detail: string;
    nearest?: string;
    line?: number;
    column?: number;
    offset?: number;
  }[];
}

export async function problemIn(response: Response): Promise<ReadProblem> {
  const type = response.headers.get('content-type');
  if (type !== 'application/problem+json; charset=utf-8') throw new Error(`content type is ${type}`);
  return (await response.json()) as ReadProblem;
}

/** Expects a problem; gives its text, which must not tell what it should not. */
export async function refused(response: Response, status: number, type: string): Promise<string> {
  const problem = await problemIn(response);
  expect([problem.status, problem.type]).toEqual([status, `/problems/${type}`]);
  expect(response.status).toBe(status);
  return JSON.stringify(problem);
}
