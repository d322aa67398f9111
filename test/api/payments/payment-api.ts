import { expect } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { endpoints } from '../../../functions/api/endpoints.ts';
import type { Platform } from '../../../functions/api/platform.ts';
import { syntheticIdentity } from '../../../functions/core/identities/synthetic-identity.ts';
import type { PersonRef } from '../../../functions/core/ports/identity-vault.ts';
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
    addPayee: (seed, { hasAccount = true } = {}) => addPayee(api.platform, seed, hasAccount),
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

/** Somebody whom Wulong decided to pay both benefits from January 2023 on. */
export async function addPayee(
  { vault, followUp }: Pick<Platform, 'vault' | 'followUp'>,
  seed: string,
  hasAccount = true,
): Promise<PersonRef> {
  const identity = syntheticIdentity(seed, { bornOn: '1980-05-05' });
  const person = await vault.store(identity);
  const recorded = {
    at: '2023-02-24T01:00:00.000Z',
    knownOn: '2023-02-24',
    source: { kind: 'case', id: `case-${seed}` },
  } as const;
  const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;
  const values = {
    'hukou.code': WULONG,
    'hukou.area': 'rural',
    'certificate.kind': 'disability',
    'certificate.category': 'physical',
    'certificate.level': 1,
    'certificate.status': 'valid',
    'certificate.expiresOn': '2030-01-01',
    'livelihood.status': 'minimum-living',
    'person.birthDate': '1980-05-05',
    otherBenefits: [],
  };
  await followUp.dossiers.add(person, [
    { ...recorded, id: `${seed}.facts`, type: 'facts', from: '2023-02-23', values, asOf: null },
    {
      ...recorded,
      id: `${seed}.decided`,
      type: 'decided',
      caseId: `case-${seed}`,
      jurisdiction: WULONG,
      appliedOn: '2023-02-23',
      decidedOn: '2023-02-24',
      fromMonth: '2023-02',
      benefits: { living: granted, nursing: granted },
    },
  ]);
  if (hasAccount) {
    const { name: holder } = identity;
    await followUp.accounts.keep(person, {
      kind: 'card',
      holder,
      bank: '农村商业银行',
      number: `6228${[...seed].map((letter) => letter.charCodeAt(0) % 10).join('')}00000000`,
    });
  }
  return person;
}
