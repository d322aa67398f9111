import { syntheticIdentity } from '../../../functions/core/identities/synthetic-identity.ts';
import { keepTime } from '../../../functions/core/use-cases/cases/keep-time.ts';
import { repositoryApi, type TestApi } from '../repository-api.ts';

export const WULONG = '500156';
export const LUQUAN = '130110';

/** What a case looks like in an answer, as far as tests read it. */
export interface ReadCase {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly open: { readonly stage: string; readonly number: number } | null;
  readonly materials: readonly {
    readonly id: string;
    readonly state: string;
    readonly files: readonly { readonly id: string; readonly name: string | null }[];
  }[];
  readonly person: Readonly<Record<string, string>>;
  readonly facts: unknown;
  readonly result: { readonly benefits: Readonly<Record<string, { readonly monthlyAmount: string }>> } | null;
  readonly [name: string]: unknown;
}

export interface CaseApi extends TestApi {
  /** A call with a token of a role in a jurisdiction; the body is JSON. */
  as(
    role: string,
    jurisdiction: string,
    request: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  token(role: string, jurisdiction: string, subject?: string): Promise<string>;
  /** The case after a call that has to succeed. */
  step(role: string, jurisdiction: string, request: string, body?: unknown): Promise<ReadCase>;
  /** A new case of its own person, file complete; at home it is in review. */
  submitted(seed: string, hukou: string, receiving?: string): Promise<ReadCase>;
  /** What a timer does on a day. */
  onDay(on: string, caseId?: string): Promise<void>;
}

/** Physical level 1, in 低保: living and nursing are granted in Wulong. */
const factsOf = (hukou: string) => ({
  hukou: { code: hukou, area: 'rural' },
  certificate: {
    kind: 'disability',
    category: 'physical',
    level: 1,
    status: 'valid',
    expiresOn: '2030-01-01',
  },
  livelihood: { status: 'minimum-living' },
  person: { birthDate: '1980-05-05' },
  otherBenefits: [],
});

export const personOf = (seed: string) => syntheticIdentity(seed, { bornOn: '1980-05-05' });

export const application = (seed: string, hukou: string, more: object = {}) => ({
  person: personOf(seed),
  applicant: { kind: 'self' },
  benefits: ['living', 'nursing'],
  facts: factsOf(hukou),
  ...more,
});

export const PDF = new TextEncoder().encode('%PDF-1.4 an invented application form');

/** The API over the policies of this repository on 2023-03-20, a Monday. */
export async function caseApi(at = '2023-03-20'): Promise<CaseApi> {
  const api = await repositoryApi();
  api.platform.clock.set(at);
  const token: CaseApi['token'] = (role, jurisdiction, subject = `${role}@${jurisdiction}`) =>
    api.platform.issuer.issueToken({ role, jurisdiction, subject, lifetimeInMinutes: 60 });
  const as: CaseApi['as'] = async (role, jurisdiction, request, body, headers = {}) => {
    const [method = '', path = ''] = request.split(' ');
    const authorization = `Bearer ${await token(role, jurisdiction)}`;
    const isBytes = body instanceof Uint8Array;
    return api.app.request(path, {
      method,
      headers: {
        authorization,
        ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isBytes ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
    });
  };
  const step: CaseApi['step'] = async (role, jurisdiction, request, body) => {
    const response = await as(role, jurisdiction, request, body);
    const answer = await response.text();
    if (response.status >= 300) throw new Error(`${request}: ${response.status} ${answer}`);
    return JSON.parse(answer) as ReadCase;
  };
  return {
    ...api,
    token,
    as,
    step,
    submitted: async (seed, hukou, receiving = hukou) => {
      const begun = await step('window-clerk', receiving, 'POST /v1/cases', application(seed, hukou));
      for (const { id, state } of begun.materials) {
        if (state !== 'missing') continue;
        const upload = `POST /v1/cases/${begun.id}/materials/${id}/files`;
        const headers = { 'content-type': 'application/pdf' };
        const response = await as('window-clerk', receiving, upload, PDF, headers);
        if (response.status !== 200) throw new Error(`${upload}: ${await response.text()}`);
      }
      return step('window-clerk', receiving, `POST /v1/cases/${begun.id}/submit`);
    },
    onDay: async (on, caseId) => {
      api.platform.clock.set(on);
      if (caseId !== undefined) await keepTime(api.platform.cases, caseId);
    },
  };
}
