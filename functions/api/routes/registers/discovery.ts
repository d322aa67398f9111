import type { AccessResource } from '../../../core/access/access-rule.ts';
import { type DiscoveryCandidate, discoveryStatuses } from '../../../core/registers/discovery-candidate.ts';
import { formatMoney } from '../../../core/shared/money.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { answerOnce } from '../../../core/use-cases/answer-once.ts';
import { type CandidateStep, recordContact } from '../../../core/use-cases/registers/record-contact.ts';
import type { CandidateStepRequest } from '../../../generated/api-requests.ts';
import { validateCandidateStepRequest } from '../../../generated/api-validators.js';
import { jsonAnswer } from '../../answer.ts';
import type { AskedCall, BodyDeclaration, Call, Endpoint } from '../../endpoint.ts';
import { readBody } from '../../middleware/read-body.ts';
import { requireValid } from '../../middleware/require-valid.ts';
import { parameterOf } from '../../parameter-of.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { choice, idempotencyKey, ifMatch, office } from '../cases/case-parameters.ts';
import { keyOf } from '../cases/request-meta.ts';
import { listPage, shownPage } from '../list-page.ts';
import { REGISTER_READERS, SETTLERS } from './register-access.ts';
import { candidateIdIn } from './register-parameters.ts';
import {
  actorIn,
  isFull,
  isWithin,
  personView,
  placeOf,
  registersOf,
  touchedPlace,
} from './registers-call.ts';

const statusIn = choice('status', discoveryStatuses, {
  zh: '状态，缺省为 to-contact（待告知）',
  en: 'Status; to-contact where absent',
});

export const discoveryList = listPage({
  id: 'listDiscovery',
  path: '/v1/discovery',
  access: REGISTER_READERS,
  touches: touchedPlace,
  summary: { zh: '主动发现名单', en: 'People to be told of their right' },
  description: {
    zh: '按先后排列：会得到什么、为什么列入；身份按角色遮盖。',
    en: 'In the order in which they are to be told: what each would get, and why he is listed; masked by role.',
  },
  parameters: [office, statusIn],
  schema: 'DiscoveryList',
  async page(call, page) {
    const { discovery } = call.services.platform.followUp;
    const place = placeOf(call);
    const status = parameterOf(call, statusIn) ?? 'to-contact';
    const { items, next } = await discovery.list(place.slice(0, 6), status, page);
    const meant = items.filter(({ township }) => isWithin(place, township));
    return shownPage({ items: meant, next }, (one) => candidateView(call, one));
  },
});

const body: BodyDeclaration = {
  contentType: 'application/json',
  schemas: ['CandidateStepRequest'],
  mostBytes: 20_000,
  example: { step: 'contact', means: 'visit', outcome: 'told' },
};

export const candidateStep: Endpoint = {
  id: 'recordContact',
  method: 'POST',
  path: '/v1/discovery/{candidate}/steps',
  access: SETTLERS,
  touches: touchedCandidate,
  unknown: 'candidate-unknown',
  summary: { zh: '登记告知情况', en: 'What came of telling somebody' },
  description: {
    zh: 'contact 告知（入户、电话、短信、张贴）及结果，applied 已申请（申请编号），waived 自愿放弃（放弃登记编号）。同一 Idempotency-Key 只记一次；不带的，同一人同日方式、结果、说明都相同的也只记一次，确有两次请各用一个键。',
    en: 'contact: how somebody was told and what came of it; applied: the case; waived: the waiver. Under one Idempotency-Key it is recorded once; without one, also the same means, outcome and note by the same officer on the same day: two such attempts take a key each.',
  },
  parameters: [candidateIdIn, idempotencyKey, ifMatch],
  body,
  answers: [
    {
      status: 200,
      contentType: 'application/json',
      description: 'As it is now',
      schema: 'DiscoveryCandidate',
    },
  ],
  refusals: [
    'candidate-unknown',
    'revision-stale',
    'idempotency-key-reused',
    'body-too-large',
    'body-malformed',
    'media-type-unsupported',
    'request-invalid',
  ],
  async answer(call) {
    const request = requireValid(validateCandidateStepRequest, (await readBody(call, body)).value);
    const id = parameterOf(call, candidateIdIn);
    const services = registersOf(call);
    const step = stepIn(request);
    const expectedRevision = parameterOf(call, ifMatch);
    const { answers } = call.services.platform.followUp;
    const after = await answerOnce(answers, keyOf(call), { contact: id, step }, (answerWith) =>
      recordContact(services, id, step, actorIn(call), { expectedRevision, answerWith }),
    );
    return jsonAnswer(await candidateView(call, after), { etag: `"${after.revision}"` });
  },
};

function stepIn({ step, note, ...rest }: CandidateStepRequest): CandidateStep {
  const { means, outcome, caseId, waiverId } = rest;
  if (step === 'contact')
    return { step, means: need('means', means), outcome: need('outcome', outcome), note: note ?? null };
  return step === 'applied'
    ? { step, caseId: need('caseId', caseId) }
    : { step, waiverId: need('waiverId', waiverId) };
}

function need<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  const detail = `${name} is missing; right is to say it with this step`;
  throw new Refusal('request-invalid', detail, [{ pointer: `/${name}`, code: 'missing', detail }]);
}

async function touchedCandidate(call: AskedCall): Promise<AccessResource> {
  const { township, jurisdiction } = await foundCandidate(call);
  return { kind: 'record', jurisdiction: township ?? jurisdiction };
}

async function foundCandidate(call: AskedCall): Promise<DiscoveryCandidate> {
  const found = await call.services.platform.followUp.discovery.load(parameterOf(call, candidateIdIn));
  if (found === undefined) throw refuseUnknown('candidate-unknown');
  return found;
}

async function candidateView(
  call: Call,
  { person, rank: _, search: __, monthlyFen, wouldGet, contacts, ...one }: DiscoveryCandidate,
) {
  return {
    ...one,
    monthlyAmount: formatMoney(monthlyFen),
    wouldGet: wouldGet.map(({ fen, ...rest }) => ({ ...rest, amount: formatMoney(fen) })),
    contacts: contacts.map((each) => (isFull(call) ? each : { ...each, note: null })),
    person: await personView(call, person),
  };
}
