import { expect } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { endpoints } from '../../../functions/api/endpoints.ts';
import type { PersonRef } from '../../../functions/core/ports/identity-vault.ts';
import { addWulongPayee } from '../../support/wulong-payee.ts';
import { type CaseApi, caseApi, WULONG } from '../cases/case-api.ts';
import { schemaErrors } from '../repository-api.ts';

/** An answer that was compared with the schema its endpoint declares. */
export interface Told {
  readonly status: number;
  readonly etag: string | null;
  /** As far as a test reads it. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by their schema; tests read them freely
  readonly body: any;
}

export interface PaymentApi extends CaseApi {
  /** A request by an officer of Wulong, `role:subject`; the answer has to be as its endpoint declares it. */
  ask(officer: string, request: string, body?: unknown, headers?: Record<string, string>): Promise<Told>;
  addPayee(seed: string, options?: { hasAccount?: boolean }): Promise<PersonRef>;
  /** The run of a month, prepared by one officer and released by another. */
  paidRun(month: string, isSupplement?: boolean): Promise<Told>;
}

export const approver = 'civil-affairs-approver:officer-1';
export const finance = 'finance:officer-2';

const declared = endpoints('0.0.0-test');

/** The API in Wulong on 2023-04-20; its payees have level 1 and 低保: living 80 and nursing 90 yuan a month. */
export async function paymentApi(at = '2023-04-20'): Promise<PaymentApi> {
  const api = await caseApi(at);
  const document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
  const ask: PaymentApi['ask'] = async (officer, request, body, headers = {}) => {
    const [role = '', subject = ''] = officer.split(':');
    const [method = '', path = ''] = request.split(' ');
    const authorization = `Bearer ${await api.token(role, WULONG, subject)}`;
    const response = await api.app.request(path, {
      method,
      headers: {
        authorization,
        ...(typeof body === 'object' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const { status } = response;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    const told = { status, etag: response.headers.get('etag'), body: isJson ? JSON.parse(text) : text };
    requireDeclared(document, method, path, told);
    return told;
  };
  const paidRun: PaymentApi['paidRun'] = async (month, isSupplement = false) => {
    const wish = { jurisdiction: WULONG, month, isSupplement };
    const run = await ask(approver, 'POST /v1/payment-runs', wish);
    return ask(finance, `POST /v1/payment-runs/${run.body.id}/release`, undefined, {
      'if-match': run.etag ?? '',
    });
  };
  return {
    ...api,
    ask,
    paidRun,
    addPayee: (seed, { hasAccount = true } = {}) => addWulongPayee(api.platform, seed, { hasAccount }),
  };
}

function requireDeclared(document: OpenApiDocument, method: string, path: string, told: Told): void {
  const [address = ''] = path.split('?');
  const endpoint = declared.find(
    (one) =>
      one.method === method &&
      new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address) &&
      !(one.path.includes('{') && declared.some((other) => other.path === address)),
  );
  if (told.status >= 400) {
    const name = String(told.body.type).replace('/problems/', '');
    expect([...(endpoint?.refusals ?? []), 'access-denied'], `${method} ${path}`).toContain(name);
    return;
  }
  const answer = endpoint?.answers.find(({ status }) => status === told.status);
  expect(answer, `${method} ${path} answered ${told.status}`).toBeDefined();
  if (answer?.schema === undefined) return;
  const schema = { $ref: `#/components/schemas/${answer.schema}` };
  expect(schemaErrors(document, schema, told.body), `${method} ${path}`).toBeNull();
}
