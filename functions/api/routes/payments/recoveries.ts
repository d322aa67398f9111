import { findRecovery, planEndOf, showRecovery } from '../../../core/use-cases/payments/find-recovery.ts';
import { beginRecovery } from '../../../core/use-cases/payments/recover.ts';
import { validateRecoveryRequest } from '../../../generated/api-validators.js';
import { jsonAnswer } from '../../answer.ts';
import type { Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn } from '../../parameters.ts';
import { requireWithin } from '../../require-within.ts';
import { choice } from '../cases/case-parameters.ts';
import { callerOf } from '../cases/request-meta.ts';
import { listPage, shownPage } from '../list-page.ts';
import { PAYMENT_OFFICERS, PAYMENT_READERS } from './payment-access.ts';
import { recoveryId } from './payment-parameters.ts';
import { paymentsOf } from './payment-services.ts';
import { handOverView, recoveryAnswer, recoveryView } from './recovery-view.ts';
import { touchedRecovery } from './touched.ts';

const body = jsonBody({
  schema: 'RecoveryRequest',
  validate: validateRecoveryRequest,
  mostBytes: 20_000,
  example: {
    person: 'person-0f8fad5b-d9cb-469f-a165-70867728950e',
    jurisdiction: '500156',
    cause: 'late-report',
    ground: '服刑信息迟报两个月，其间多发的补贴',
  },
});

export const recoveryCreate: Endpoint = {
  id: 'beginRecovery',
  method: 'POST',
  path: '/v1/recoveries',
  // The jurisdiction stands in the body: looked at below.
  access: { ...PAYMENT_OFFICERS, scope: 'any' },
  summary: { zh: '启动追回', en: 'Begin a recovery' },
  description: {
    zh: '对台账上多发而尚无人追回的月份启动追回；多发的金额以台账为准。两人同时启动，只有一件成立。',
    en: 'For what the ledger shows as paid too much and nobody recovers yet. Of two officers who begin it at once only one does.',
  },
  parameters: [],
  body,
  answers: [
    { status: 201, contentType: 'application/json', description: 'The recovery', schema: 'Recovery' },
  ],
  refusals: [...bodyRefusals, 'recovery-not-possible', 'revision-stale'],
  async answer(call) {
    const wish = await readValid(call, body);
    requireWithin(call, PAYMENT_OFFICERS, wish.jurisdiction, 'recovery-unknown');
    const services = paymentsOf(call);
    const { id } = await beginRecovery(services, wish, callerOf(call));
    return { ...(await recoveryAnswer(call, await showRecovery(services, id))), status: 201 };
  },
};

const statusIn = choice('status', ['open', 'closed'] as const, {
  zh: '追回状态，缺省为未完结',
  en: 'Open or closed; open where absent',
});

export const recoveriesList = listPage({
  id: 'listRecoveries',
  path: '/v1/recoveries',
  access: PAYMENT_READERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, countyIn) }),
  summary: { zh: '追回台账', en: 'Recoveries of a county' },
  description: {
    zh: '按启动日期排列；身份和理由按角色遮盖。',
    en: 'By the day on which they were begun; identities and grounds are masked by role.',
  },
  parameters: [countyIn, statusIn],
  schema: 'RecoveryList',
  async page(call, page) {
    const services = paymentsOf(call);
    const status = parameterOf(call, statusIn) ?? 'open';
    return shownPage(await services.recoveries.list(parameterOf(call, countyIn), status, page), async (one) =>
      recoveryView(call, one, await planEndOf(services, one)),
    );
  },
});

export const recoveryShow: Endpoint = {
  id: 'getRecovery',
  method: 'GET',
  path: '/v1/recoveries/{recovery}',
  access: PAYMENT_READERS,
  touches: touchedRecovery,
  unknown: 'recovery-unknown',
  summary: { zh: '一件追回', en: 'One recovery' },
  description: {
    zh: '计划、还款、减免，以及台账上还有多少未追回、逾期多少；收款人去世而终止的抵扣计划在 planEnd 中说明。ETag 是修订号。',
    en: 'Plan, repayments and waivers, and what the ledger shows as open and overdue; planEnd tells of a set-off that the death of the payee ended. The ETag is the revision.',
  },
  parameters: [recoveryId],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The recovery', schema: 'Recovery' },
  ],
  refusals: ['recovery-unknown'],
  answer: async (call) =>
    recoveryAnswer(call, await showRecovery(paymentsOf(call), parameterOf(call, recoveryId))),
};

export const recoveryRecord: Endpoint = {
  id: 'getHandOverRecord',
  method: 'GET',
  path: '/v1/recoveries/{recovery}/hand-over',
  access: PAYMENT_READERS,
  touches: touchedRecovery,
  unknown: 'recovery-unknown',
  summary: { zh: '移交材料', en: 'The hand-over record' },
  description: {
    zh: '骗取补贴移送有关部门的材料：逐月发放、批次、已追回和未追回（民发〔2021〕70号 三(四)）。',
    en: 'What goes to the authority that looks into a fraud: month by month what was paid, by which run, and what is still open.',
  },
  parameters: [recoveryId],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The record', schema: 'HandOverRecord' },
  ],
  refusals: ['recovery-unknown'],
  async answer(call) {
    const services = paymentsOf(call);
    const recovery = await findRecovery(services, parameterOf(call, recoveryId));
    return jsonAnswer(await handOverView(call, recovery, await services.ledger.linesOf(recovery.person)));
  },
};
