import type { AccessResource } from '../../../core/access/access-rule.ts';
import { actorOf } from '../../../core/access/actor-of.ts';
import type { FindingList } from '../../../core/ports/finding-store.ts';
import { type Finding, findingKinds, isUnsettled } from '../../../core/registers/finding.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { answerOnce } from '../../../core/use-cases/answer-once.ts';
import { findFinding } from '../../../core/use-cases/registers/find-finding.ts';
import { type SettleRequest, settleFinding } from '../../../core/use-cases/registers/settle-finding.ts';
import type { SettlementRequest } from '../../../generated/api-requests.ts';
import { validateSettlementRequest } from '../../../generated/api-validators.js';
import type { AskedCall, Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { parameterOf } from '../../parameter-of.ts';
import { choice, dueBy, idempotencyKey, ifMatch, monthIn, office } from '../cases/case-parameters.ts';
import { callerOf, keyOf } from '../cases/request-meta.ts';
import { listPage } from '../list-page.ts';
import { findingAnswer, findingSummary } from './finding-view.ts';
import { REGISTER_READERS, SETTLERS } from './register-access.ts';
import { findingId } from './register-parameters.ts';
import { actorIn, isWithin, placeOf, registersOf, touchedPlace } from './registers-call.ts';

const listKind = choice('list', ['queue', 'unsettled', 'found'], {
  zh: 'queue：该单位待处理的（缺省）；unsettled：该地全部待处理的；found：该月发现的全部，含已处理的',
  en: 'queue: what waits for the office (default); unsettled: all that is open in the jurisdiction; found: all of a month, settled ones too',
});
const ownerRole = choice('role', ['township', 'federation', 'civil-affairs'], {
  zh: '哪个单位的，缺省为令牌的角色',
  en: 'Whose; that of the token’s role where absent',
});
const kindIn = choice('kind', findingKinds, { zh: '疑点类别', en: 'Kind of finding' });

export const findingsList = listPage({
  id: 'listFindings',
  path: '/v1/findings',
  access: REGISTER_READERS,
  touches: touchedPlace,
  summary: { zh: '疑点', en: 'Findings' },
  description: {
    zh: '按办理期限排列，可按单位、类别、期限筛选；身份按角色遮盖。',
    en: 'By due day, narrowed by office, kind and due day; identities are masked by role.',
  },
  parameters: [listKind, office, ownerRole, kindIn, dueBy, monthIn],
  schema: 'RegisterFindingList',
  refusals: ['month-invalid'],
  async page(call, page) {
    const { findings } = call.services.platform.followUp;
    const list = listOf(call);
    const { items, next } = await findings.list(list, page);
    const [kind, until, place] = [parameterOf(call, kindIn), parameterOf(call, dueBy), placeOf(call)];
    const meant = items.filter(
      (one) =>
        isWithin(place, one.township) &&
        (kind === undefined || one.kind === kind) &&
        (until === undefined || one.dueOn <= until) &&
        (list.list === 'found' || isUnsettled(one)),
    );
    // Queues are in the order of due days: what follows is due later.
    const isOver = list.list !== 'found' && until !== undefined && items.some(({ dueOn }) => dueOn > until);
    const shown = await Promise.all(meant.map((one) => findingSummary(call, one)));
    return { items: shown, next: isOver ? null : next };
  },
});

export const findingShow: Endpoint = {
  id: 'getFinding',
  method: 'GET',
  path: '/v1/findings/{finding}',
  access: REGISTER_READERS,
  touches: touchedFinding,
  unknown: 'finding-unknown',
  summary: { zh: '一条疑点', en: 'A finding' },
  description: {
    zh: '依据哪个登记库的哪一行、涉及金额、说明、确认后会怎样。',
    en: 'The rows it rests on, the money at stake, in words, and what confirming it would record.',
  },
  parameters: [findingId],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The finding', schema: 'RegisterFinding' },
  ],
  refusals: ['finding-unknown'],
  async answer(call) {
    const { findings } = call.services.platform.followUp;
    return findingAnswer(call, await findFinding(findings, parameterOf(call, findingId)));
  },
};

const body = jsonBody({
  schema: 'SettlementRequest',
  validate: validateSettlementRequest,
  mostBytes: 20_000,
  example: { action: 'confirm' },
});

export const findingSettle: Endpoint = {
  id: 'settleFinding',
  method: 'POST',
  path: '/v1/findings/{finding}/settlement',
  access: SETTLERS,
  touches: touchedFinding,
  unknown: 'finding-unknown',
  summary: { zh: '处理疑点', en: 'Settle a finding' },
  description: {
    zh: 'confirm 属实（写入档案，台账随之变化），reject 不属实（写明理由），ask-visit 先入户核实。容错纠错标 honest-mistake，骗取标 fraud 并写明移送单位。处理一次即记住，同一行数据不会再提出；同一 Idempotency-Key 重复发送得到同一答复，不带的得到 409（同一人同日同样的 ask-visit 只记一次）。',
    en: 'confirm records it, and the ledger follows; reject needs a ground; ask-visit has somebody look first. honest-mistake marks what was corrected in time, fraud names to whom it is handed over. Settled once, the same row never comes back; sent twice under one Idempotency-Key the answer is the same, without one the second is answered with 409 (the same ask-visit by the same officer on the same day is recorded once).',
  },
  parameters: [findingId, idempotencyKey, ifMatch],
  body,
  answers: [
    { status: 200, contentType: 'application/json', description: 'The finding', schema: 'RegisterFinding' },
  ],
  refusals: [
    'finding-unknown',
    'finding-settled',
    'not-your-stage',
    'decision-needs-ground',
    'decision-incomplete',
    'revision-stale',
    'idempotency-key-reused',
    ...bodyRefusals,
  ],
  async answer(call) {
    const request = await readValid(call, body);
    const id = parameterOf(call, findingId);
    const services = registersOf(call);
    const wish = settlementIn(request);
    const expectedRevision = parameterOf(call, ifMatch);
    const { answers } = call.services.platform.followUp;
    const after = await answerOnce(answers, keyOf(call), { settle: id, wish }, (answerWith) =>
      settleFinding(services, id, wish, actorIn(call), { expectedRevision, answerWith }),
    );
    return findingAnswer(call, after);
  },
};

/** What is left out is empty, which the use case refuses where it is needed. */
function settlementIn({
  action,
  ground = '',
  note = '',
  mark,
  handOverTo,
}: SettlementRequest): SettleRequest {
  if (action === 'ask-visit') return { action, note };
  if (action === 'confirm')
    return { action, ...(ground && { ground }), ...(mark && { mark }), ...(handOverTo && { handOverTo }) };
  if (mark === 'fraud')
    throw incomplete('/mark', 'mark is fraud and the action reject; right is to confirm it');
  return { action, ground, ...(mark && { mark }) };
}

function incomplete(pointer: string, detail: string): Refusal {
  return new Refusal('decision-incomplete', detail, [{ pointer, code: 'mark', detail }]);
}

function listOf(call: Call): FindingList {
  const place = placeOf(call);
  const list = parameterOf(call, listKind) ?? 'queue';
  const jurisdiction = place.slice(0, 6);
  if (list === 'found') {
    const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
    return { list, jurisdiction, month };
  }
  const role = parameterOf(call, ownerRole) ?? ownRole(call);
  return list === 'unsettled' || role === undefined
    ? { list: 'unsettled', jurisdiction }
    : { list: 'office', role, place };
}

function ownRole(call: Call): Finding['owner']['role'] | undefined {
  const roles = call.by.map((role) => actorOf(callerOf(call), role)?.role);
  return roles.find((role) => role === 'township' || role === 'federation' || role === 'civil-affairs');
}

/** The township, where it is known, or else the county of the finding in the path. */
async function touchedFinding(call: AskedCall): Promise<AccessResource> {
  const { findings } = call.services.platform.followUp;
  const { township, jurisdiction } = await findFinding(findings, parameterOf(call, findingId));
  return { kind: 'record', jurisdiction: township ?? jurisdiction };
}
