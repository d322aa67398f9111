import type { AccessResource } from '../../core/access/access-rule.ts';
import { shortestAreaCode } from '../../core/access/area-code.ts';
import { disclosureFor } from '../../core/access/disclosure-for.ts';
import { acceptedContentTypes } from '../../core/cases/material.ts';
import type { Waiver } from '../../core/cases/waiver.ts';
import { parseIdentity, plainIdentityOf } from '../../core/identities/identity.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { waive } from '../../core/use-cases/cases/waive.ts';
import { validateWaiverRequest } from '../../generated/api-validators.js';
import { CASE_READERS, type EndpointAccess, OFFICES } from '../access.ts';
import { fileAnswer, jsonAnswer } from '../answer.ts';
import type { AskedCall, Call, Endpoint } from '../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../json-body.ts';
import { parameterOf } from '../parameter-of.ts';
import { countyIn } from '../parameters.ts';
import { pathId } from '../path-id.ts';
import { refuseUnknown } from '../refuse-unknown.ts';
import { idempotencyKey, monthIn } from './cases/case-parameters.ts';
import { shownIdentity } from './cases/case-view.ts';
import { EXAMPLE_PERSON } from './cases/example-person.ts';
import { callerOf, metaOf } from './cases/request-meta.ts';
import { listPage, shownPage } from './list-page.ts';

const body = jsonBody({
  schema: 'WaiverRequest',
  validate: validateWaiverRequest,
  mostBytes: 8_000_000,
  example: { person: EXAMPLE_PERSON, benefits: ['living'], informedBy: 'visit' },
});

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
    zh: '已告知而本人不申请的，书面登记在案，可附签字的文书（document，5 MB 以内）；以后随时可以申请。登记在令牌所在的辖区。',
    en: 'Somebody who was informed does not apply for now; any later application is accepted. What was signed comes along as `document`, at most 5 MB. It is recorded where the token’s holder sits.',
  },
  parameters: [idempotencyKey],
  body,
  answers: [{ status: 201, contentType: 'application/json', description: 'The waiver', schema: 'Waiver' }],
  refusals: [
    ...bodyRefusals,
    'identity-invalid',
    'file-not-accepted',
    'not-your-stage',
    'idempotency-key-reused',
  ],
  async answer(call) {
    const { person, township = null, document = null, ...request } = await readValid(call, body);
    const { platform, today } = call.services;
    const own = shortestAreaCode(callerOf(call).jurisdiction);
    const who = plainIdentityOf(parseIdentity(person, today(), '/person'));
    const at = { jurisdiction: own.slice(0, 6), township: own.length > 6 ? own : township };
    const waived = { ...request, ...at, person: who, document };
    const waiver = await waive(platform.cases, platform, waived, metaOf(call, ['window']));
    return { ...jsonAnswer(await waiverView(call, waiver)), status: 201 };
  },
};

export const waiversList = listPage({
  id: 'listWaivers',
  path: '/v1/waivers',
  access: CASE_READERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, countyIn) }),
  summary: { zh: '放弃登记', en: 'Waivers of a county and month' },
  description: {
    zh: '按县按月，身份按角色遮盖。',
    en: 'By county and month; identities are masked by role.',
  },
  parameters: [countyIn, monthIn],
  schema: 'WaiverList',
  refusals: ['month-invalid'],
  async page(call, page) {
    const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
    const { waivers } = call.services.platform;
    return shownPage(await waivers.inCounty(parameterOf(call, countyIn), month, page), (one) =>
      waiverView(call, one),
    );
  },
});

const waiverId = pathId('waiver', 'waiver-0f8fad5b-d9cb-469f-a165-70867728950e', {
  zh: '放弃登记的编号',
  en: 'Id of a waiver',
});

/** The waiver in the path, as a record of where it was taken. */
async function touchedWaiver(call: AskedCall): Promise<AccessResource> {
  const found = await call.services.platform.waivers.find(parameterOf(call, waiverId));
  if (found === undefined) throw refuseUnknown('waiver-unknown');
  return { kind: 'record', jurisdiction: found.township ?? found.jurisdiction };
}

export const waiverDocument: Endpoint = {
  id: 'getWaiverDocument',
  method: 'GET',
  path: '/v1/waivers/{waiver}/document',
  access: OFFICES,
  touches: touchedWaiver,
  unknown: 'waiver-unknown',
  summary: { zh: '下载签字的文书', en: 'What was signed' },
  description: { zh: '只给办理单位。', en: 'For the offices at work.' },
  parameters: [waiverId],
  answers: acceptedContentTypes.map((contentType) => ({ status: 200, contentType, description: 'The file' })),
  refusals: ['waiver-unknown', 'file-unknown'],
  async answer(call) {
    const { waivers, files } = call.services.platform;
    const id = parameterOf(call, waiverId);
    const document = (await waivers.find(id))?.document;
    const content = document && (await files.read(document.sha256));
    if (!content) throw new Refusal('file-unknown', `${id.slice(0, 64)} has no document`);
    return fileAnswer(content, document.contentType, id);
  },
};

async function waiverView(call: Call, { person, ...waiver }: Waiver) {
  return {
    ...waiver,
    person: await shownIdentity(call.services.platform.vault, person, disclosureFor(call.by)),
  };
}
