import type { PaymentRun } from '../../../core/payments/payment-run.ts';
import { beginPaymentRun } from '../../../core/use-cases/payments/begin-payment-run.ts';
import { cancelPaymentRun } from '../../../core/use-cases/payments/cancel-payment-run.ts';
import { findPaymentRun } from '../../../core/use-cases/payments/find-payment-run.ts';
import { beginRelease } from '../../../core/use-cases/payments/release-payment-run.ts';
import {
  validatePaymentRunRequest,
  validateRunCancellationRequest,
} from '../../../generated/api-validators.js';
import type { Answer } from '../../answer.ts';
import type { AnswerDeclaration, Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { parameterOf } from '../../parameter-of.ts';
import { requireWithin } from '../../require-within.ts';
import { ifMatch } from '../cases/case-parameters.ts';
import { callerOf } from '../cases/request-meta.ts';
import { PAYMENT_OFFICERS, PAYMENT_PREPARERS } from './payment-access.ts';
import { runId } from './payment-parameters.ts';
import { paymentsOf } from './payment-services.ts';
import { runAnswer } from './payment-views.ts';
import { touchedRun } from './touched.ts';

const MOST_BYTES = 10_000;

const runAnswers: readonly AnswerDeclaration[] = [
  {
    status: 202,
    contentType: 'application/json',
    description: 'It goes on; read it again',
    schema: 'PaymentRun',
  },
  { status: 200, contentType: 'application/json', description: 'The run', schema: 'PaymentRun' },
];

/** Has a run go on beside this request, and answers it as it then stands. */
async function underWay(call: Call, run: PaymentRun): Promise<Answer> {
  if (run.status !== 'preparing' && run.status !== 'releasing') return runAnswer(run);
  await call.services.platform.payments.goOn(run.id);
  return runAnswer(await findPaymentRun(paymentsOf(call), run.id));
}

const createBody = jsonBody({
  schema: 'PaymentRunRequest',
  validate: validatePaymentRunRequest,
  mostBytes: MOST_BYTES,
  example: { jurisdiction: '500156', month: '2023-03' },
});

export const runCreate: Endpoint = {
  id: 'preparePaymentRun',
  method: 'POST',
  path: '/v1/payment-runs',
  // The jurisdiction stands in the body: looked at below.
  access: { ...PAYMENT_PREPARERS, scope: 'any' },
  summary: { zh: '制作发放批次', en: 'Prepare a payment run' },
  description: {
    zh: '计算当月应发，以及以前月份因情况、政策变化而产生的差额；尚不写入台账。在后台进行，重启后自动续做；再次请求得到同一批次。已核准后为补差另做一批，用 isSupplement。',
    en: 'Works out what is due for the month and what earlier months changed by; the ledger is not touched yet. It goes on in the background, also after a restart, and asked again it is the same run. isSupplement begins one more for a month that has a released one.',
  },
  parameters: [],
  body: createBody,
  answers: runAnswers,
  refusals: [
    ...bodyRefusals,
    'month-invalid',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'run-open-already',
    'run-month-not-due',
    'revision-stale',
  ],
  async answer(call) {
    const wish = await readValid(call, createBody);
    requireWithin(call, PAYMENT_PREPARERS, wish.jurisdiction, 'run-unknown');
    return underWay(call, await beginPaymentRun(paymentsOf(call), wish, callerOf(call)));
  },
};

export const runRelease: Endpoint = {
  id: 'releasePaymentRun',
  method: 'POST',
  path: '/v1/payment-runs/{run}/release',
  access: PAYMENT_OFFICERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '核准发放', en: 'Release a payment run' },
  description: {
    zh: '由未参与制作的第二人核准；随后逐人写入台账，每笔只写一次，中断后续写；写完即锁定。If-Match 为所看预览的 ETag。',
    en: 'By a second person, who had no hand in preparing it. The ledger is then written person by person, each line once however often it is interrupted; then the run is locked. If-Match is the ETag of the preview that was looked at.',
  },
  parameters: [runId, ifMatch],
  answers: runAnswers,
  refusals: [
    'run-unknown',
    'run-not-prepared',
    'run-already-released',
    'second-person-required',
    'revision-stale',
  ],
  async answer(call) {
    const services = paymentsOf(call);
    const expected = parameterOf(call, ifMatch);
    return underWay(call, await beginRelease(services, parameterOf(call, runId), callerOf(call), expected));
  },
};

const cancelBody = jsonBody({
  schema: 'RunCancellationRequest',
  validate: validateRunCancellationRequest,
  mostBytes: MOST_BYTES,
  example: { ground: '发现一户信息有误，更正后重新制作' },
});

export const runCancel: Endpoint = {
  id: 'cancelPaymentRun',
  method: 'POST',
  path: '/v1/payment-runs/{run}/cancellation',
  access: PAYMENT_OFFICERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '撤销批次', en: 'Cancel a payment run' },
  description: {
    zh: '核准之前可以撤销，台账没有任何变化；之后重新制作。',
    en: 'Before its release; the ledger never saw it. It is prepared anew afterwards.',
  },
  parameters: [runId, ifMatch],
  body: cancelBody,
  answers: [{ status: 200, contentType: 'application/json', description: 'The run', schema: 'PaymentRun' }],
  refusals: ['run-unknown', 'run-already-released', 'revision-stale', ...bodyRefusals],
  async answer(call) {
    const { ground } = await readValid(call, cancelBody);
    const [id, expected] = [parameterOf(call, runId), parameterOf(call, ifMatch)];
    return runAnswer(await cancelPaymentRun(paymentsOf(call), id, ground, callerOf(call), expected));
  },
};
