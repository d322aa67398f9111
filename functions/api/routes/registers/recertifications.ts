import type { AccessResource } from '../../../core/access/access-rule.ts';
import type { Recertification } from '../../../core/recertifications/recertification.ts';
import { answerOnce, keepAnswer } from '../../../core/use-cases/answer-once.ts';
import { missRecertifications } from '../../../core/use-cases/recertifications/miss-recertifications.ts';
import { planRecertifications } from '../../../core/use-cases/recertifications/plan-recertifications.ts';
import {
  type RecertificationReport,
  recordRecertification,
} from '../../../core/use-cases/recertifications/record-recertification.ts';
import { validateRecertificationResultRequest } from '../../../generated/api-validators.js';
import { jsonAnswer } from '../../answer.ts';
import type { AskedCall, Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn } from '../../parameters.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { choice, idempotencyKey, ifMatch, monthIn, office } from '../cases/case-parameters.ts';
import { keyOf } from '../cases/request-meta.ts';
import { listPage } from '../list-page.ts';
import { REGISTER_READERS, SETTLERS } from './register-access.ts';
import { recertificationId } from './register-parameters.ts';
import {
  actorIn,
  isFull,
  isWithin,
  personView,
  placeOf,
  registersOf,
  touchedCounty,
  touchedPlace,
} from './registers-call.ts';

const listKind = choice('list', ['planned', 'all'], {
  zh: 'planned：待复核的（缺省）；all：该月全部',
  en: 'planned: still to be done (default); all: every one of the month',
});

export const recertificationPlan: Endpoint = {
  id: 'planRecertifications',
  method: 'POST',
  path: '/v1/recertifications/plans',
  access: SETTLERS,
  touches: touchedCounty,
  summary: { zh: '安排定期复核', en: 'Plan the recertifications of a month' },
  description: {
    zh: '按政策的复核周期或时段列出该月应复核的人；已过期未复核的按政策记为未复核。重复安排不会重复列入。',
    en: 'Lists who is due by the rhythm or window of the policy, and notes as missed what nobody did by its last day. Planning again lists nobody twice.',
  },
  parameters: [countyIn, monthIn, idempotencyKey],
  answers: [
    { status: 200, contentType: 'application/json', description: 'How many', schema: 'RecertificationPlan' },
  ],
  refusals: [
    'request-invalid',
    'month-invalid',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'register-layout-invalid',
    'idempotency-key-reused',
  ],
  async answer(call) {
    const jurisdiction = parameterOf(call, countyIn);
    const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
    const services = registersOf(call);
    const { answers } = call.services.platform.followUp;
    const asked = { plan: jurisdiction, month: parameterOf(call, monthIn) ?? null };
    const plan = await keepAnswer(answers, keyOf(call), asked, services.clock.now(), async () => {
      const planned = await planRecertifications(services, jurisdiction, month);
      const missed = await missRecertifications(services, jurisdiction, month, actorIn(call));
      return { jurisdiction, month, planned, missed };
    });
    return jsonAnswer(plan);
  },
};

export const recertificationsList = listPage({
  id: 'listRecertifications',
  path: '/v1/recertifications',
  access: REGISTER_READERS,
  touches: touchedPlace,
  summary: { zh: '定期复核', en: 'Recertifications of a month' },
  description: { zh: '按期限排列；身份按角色遮盖。', en: 'By due day; masked by role.' },
  parameters: [listKind, office, monthIn],
  schema: 'RecertificationList',
  refusals: ['month-invalid'],
  async page(call, page) {
    const { recertifications } = call.services.platform.followUp;
    const place = placeOf(call);
    const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
    const isAll = parameterOf(call, listKind) === 'all';
    const { items, next } = isAll
      ? await recertifications.ofMonth(place.slice(0, 6), month, page)
      : await recertifications.planned(place, month, page);
    const meant = items.filter(({ township }) => isWithin(place, township));
    return { items: await Promise.all(meant.map((one) => recertificationView(call, one))), next };
  },
});

const body = jsonBody({
  schema: 'RecertificationResultRequest',
  validate: validateRecertificationResultRequest,
  mostBytes: 100_000,
  example: { result: 'confirmed', means: 'visit', on: '2023-03-20' },
});

export const recertificationRecord: Endpoint = {
  id: 'recordRecertification',
  method: 'POST',
  path: '/v1/recertifications/{recertification}/result',
  access: SETTLERS,
  touches: touchedRecertification,
  unknown: 'recertification-unknown',
  summary: { zh: '登记复核结果', en: 'The result of a recertification' },
  description: {
    zh: 'confirmed 符合，changed 情况有变（facts），not-met 不再符合，missed 未复核；后果按政策。',
    en: 'confirmed, changed (with facts), not-met or missed; what follows, the policy says.',
  },
  parameters: [recertificationId, idempotencyKey, ifMatch],
  body,
  answers: [
    { status: 200, contentType: 'application/json', description: 'As it is now', schema: 'Recertification' },
  ],
  refusals: [
    'recertification-unknown',
    'recertification-done',
    'not-your-stage',
    'revision-stale',
    'idempotency-key-reused',
    'month-invalid',
    ...bodyRefusals,
  ],
  async answer(call) {
    const request = await readValid(call, body);
    const id = parameterOf(call, recertificationId);
    const services = registersOf(call);
    const report: RecertificationReport = { ...request, means: request.means ?? null };
    const expectedRevision = parameterOf(call, ifMatch);
    const { answers } = call.services.platform.followUp;
    const after = await answerOnce(answers, keyOf(call), { result: id, report }, (answerWith) =>
      recordRecertification(services, id, report, actorIn(call), { expectedRevision, answerWith }),
    );
    return jsonAnswer(await recertificationView(call, after), { etag: `"${after.revision}"` });
  },
};

async function touchedRecertification(call: AskedCall): Promise<AccessResource> {
  const { township, jurisdiction } = await foundRecertification(call);
  return { kind: 'record', jurisdiction: township ?? jurisdiction };
}

async function foundRecertification(call: AskedCall): Promise<Recertification> {
  const { recertifications } = call.services.platform.followUp;
  const found = await recertifications.load(parameterOf(call, recertificationId));
  if (found === undefined) throw refuseUnknown('recertification-unknown');
  return found;
}

async function recertificationView(call: Call, { person, outcome, ...one }: Recertification) {
  return {
    ...one,
    outcome: outcome && (isFull(call) ? outcome : { ...outcome, note: null, facts: null }),
    person: await personView(call, person),
  };
}
