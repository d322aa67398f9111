import { shortestAreaCode } from '../../core/access/area-code.ts';
import { disclosureFor } from '../../core/access/disclosure-for.ts';
import type { Waiver } from '../../core/cases/waiver.ts';
import { parseIdentity, plainIdentityOf } from '../../core/identities/identity.ts';
import { waive } from '../../core/use-cases/cases/waive.ts';
import { validateWaiverRequest } from '../../generated/api-validators.js';
import { CASE_READERS, type EndpointAccess } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { BodyDeclaration, Call, Endpoint } from '../endpoint.ts';
import { readBody } from '../middleware/read-body.ts';
import { requireValid } from '../middleware/require-valid.ts';
import { parameterOf } from '../parameter-of.ts';
import { countyIn, pageLimit } from '../parameters.ts';
import { idempotencyKey, monthIn, storeCursor } from './cases/case-parameters.ts';
import { shownIdentity } from './cases/case-view.ts';
import { EXAMPLE_PERSON } from './cases/example-person.ts';
import { callerOf, metaOf } from './cases/request-meta.ts';

const body: BodyDeclaration = {
  contentType: 'application/json',
  schemas: ['WaiverRequest'],
  mostBytes: 100_000,
  example: { person: EXAMPLE_PERSON, benefits: ['living'], informedBy: 'visit' },
};

/** Whoever informs people: windows, townships, federations. */
const INFORMERS: EndpointAccess = {
  roles: ['window-clerk', 'township-reviewer', 'federation-reviewer'],
  scope: 'any',
};

export const waiverCreate: Endpoint = {
  id: 'createWaiver',
  method: 'POST',
  path: '/v1/waivers',
  access: INFORMERS,
  summary: { zh: '登记自愿放弃', en: 'Record a waiver' },
  description: {
    zh: '已告知而本人不申请的，书面登记在案；以后随时可以申请。登记在令牌所在的辖区。',
    en: 'Somebody who was informed does not apply for now; any later application is accepted. It is recorded where the token’s holder sits.',
  },
  parameters: [idempotencyKey],
  body,
  answers: [{ status: 201, contentType: 'application/json', description: 'The waiver', schema: 'Waiver' }],
  refusals: [
    'body-too-large',
    'body-malformed',
    'media-type-unsupported',
    'request-invalid',
    'identity-invalid',
    'not-your-stage',
    'idempotency-key-reused',
  ],
  async answer(call) {
    const {
      person,
      township = null,
      ...request
    } = requireValid(validateWaiverRequest, (await readBody(call, body)).value);
    const { platform, today } = call.services;
    const own = shortestAreaCode(callerOf(call).jurisdiction);
    const who = plainIdentityOf(parseIdentity(person, today(), '/person'));
    const at = { jurisdiction: own.slice(0, 6), township: own.length > 6 ? own : township };
    const waived = { ...request, ...at, person: who, document: null };
    const waiver = await waive(platform.cases, platform, waived, metaOf(call, ['window']));
    return { ...jsonAnswer(await waiverView(call, waiver)), status: 201 };
  },
};

export const waiversList: Endpoint = {
  id: 'listWaivers',
  method: 'GET',
  path: '/v1/waivers',
  access: CASE_READERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, countyIn) }),
  summary: { zh: '放弃登记', en: 'Waivers of a county and month' },
  description: {
    zh: '按县按月，身份按角色遮盖。',
    en: 'By county and month; identities are masked by role.',
  },
  parameters: [countyIn, monthIn, pageLimit, storeCursor],
  answers: [{ status: 200, contentType: 'application/json', description: 'One page', schema: 'WaiverList' }],
  refusals: ['request-invalid', 'month-invalid', 'cursor-invalid'],
  async answer(call) {
    const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
    const page = { limit: parameterOf(call, pageLimit), cursor: parameterOf(call, storeCursor) };
    const { waivers } = call.services.platform;
    const { items, next } = await waivers.inCounty(parameterOf(call, countyIn), month, page);
    return jsonAnswer({ items: await Promise.all(items.map((one) => waiverView(call, one))), next });
  },
};

async function waiverView(call: Call, { document: _, person, ...waiver }: Waiver) {
  return {
    ...waiver,
    person: await shownIdentity(call.services.platform.vault, person, disclosureFor(call.by)),
  };
}
