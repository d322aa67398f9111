import { formatMoney } from '../../../core/shared/money.ts';
import { findPaymentRun } from '../../../core/use-cases/payments/find-payment-run.ts';
import { summariseFunding } from '../../../core/use-cases/payments/summarise-funding.ts';
import { verifyPaymentRun } from '../../../core/use-cases/payments/verify-payment-run.ts';
import { jsonAnswer } from '../../answer.ts';
import type { Endpoint } from '../../endpoint.ts';
import { isKnown } from '../../middleware/entity-tag.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn } from '../../parameters.ts';
import { listPage, shownPage } from '../list-page.ts';
import { PAYMENT_READERS } from './payment-access.ts';
import { runId } from './payment-parameters.ts';
import { paymentsOf } from './payment-services.ts';
import { paymentView, runAnswer, runView } from './payment-views.ts';
import { touchedRun } from './touched.ts';

export const runsList = listPage({
  id: 'listPaymentRuns',
  path: '/v1/payment-runs',
  access: PAYMENT_READERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, countyIn) }),
  summary: { zh: '发放批次', en: 'Payment runs of a county' },
  description: { zh: '最近的月份在前。', en: 'The newest month first.' },
  parameters: [countyIn],
  schema: 'PaymentRunList',
  async page(call, page) {
    const { runs } = call.services.platform.followUp;
    return shownPage(await runs.runsOf(parameterOf(call, countyIn), page), runView);
  },
});

export const runShow: Endpoint = {
  id: 'getPaymentRun',
  method: 'GET',
  path: '/v1/payment-runs/{run}',
  access: PAYMENT_READERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '一个发放批次', en: 'One payment run' },
  description: {
    zh: '状态、进度和合计：按补贴和类别、与上次相比的变化、无账户不能发放的。不含任何人的信息。ETag 是修订号。',
    en: 'Status, progress and totals: by benefit and class, what changed since the last run, what cannot be paid for want of an account. Names nobody. The ETag is the revision.',
  },
  parameters: [runId],
  answers: [{ status: 200, contentType: 'application/json', description: 'The run', schema: 'PaymentRun' }],
  refusals: ['run-unknown'],
  async answer(call) {
    const run = await findPaymentRun(paymentsOf(call), parameterOf(call, runId));
    const isSeen = isKnown(String(run.revision), call.context.req.header('if-none-match'));
    return isSeen
      ? { status: 304, headers: { etag: `"${run.revision}"` }, body: null }
      : { ...runAnswer(run), status: 200 };
  },
};

export const runPayments = listPage({
  id: 'listRunPayments',
  path: '/v1/payment-runs/{run}/payments',
  access: PAYMENT_READERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '批次明细及变化', en: 'People in a payment run, with what changed' },
  description: {
    zh: '逐人列出发放金额、将写入台账的各行及变化的理由；核准前即为预览。身份按角色遮盖。',
    en: 'Person by person: what is paid, the ledger lines, and why something changed; before the release it is the preview. Identities are masked by role.',
  },
  parameters: [runId],
  schema: 'RunPaymentList',
  async page(call, page) {
    return shownPage(await paymentsOf(call).runs.payments(parameterOf(call, runId), page), (one) =>
      paymentView(call, one),
    );
  },
});

export const runFunding: Endpoint = {
  id: 'getRunFunding',
  method: 'GET',
  path: '/v1/payment-runs/{run}/funding',
  access: PAYMENT_READERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '资金汇总', en: 'What a run costs, and who bears it' },
  description: {
    zh: '供财政部门：按补贴列出金额，并按政策写明的比例由各级分担，分毫不差。',
    en: 'For the finance bureau: the cost by benefit, split to the 分 by the shares that the policy states.',
  },
  parameters: [runId],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The sheet', schema: 'FundingSummary' },
  ],
  refusals: ['run-unknown'],
  async answer(call) {
    const { run, benefits, fen } = await summariseFunding(paymentsOf(call), parameterOf(call, runId));
    return jsonAnswer({
      run: run.id,
      jurisdiction: run.jurisdiction,
      month: run.month,
      status: run.status,
      amount: formatMoney(fen),
      benefits: benefits.map(({ fen: cost, shares, unassigned, ...rest }) => ({
        ...rest,
        amount: formatMoney(cost),
        shares: shares?.map(({ fen: share, ...one }) => ({ ...one, amount: formatMoney(share) })) ?? null,
        unassigned: formatMoney(unassigned),
      })),
    });
  },
};

export const runVerification: Endpoint = {
  id: 'verifyPaymentRun',
  method: 'GET',
  path: '/v1/payment-runs/{run}/verification',
  access: PAYMENT_READERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '核验批次与台账', en: 'Whether the ledger still holds what a run wrote' },
  description: {
    zh: '从台账重新计算批次的哈希链；不符的，指出第一笔。',
    en: 'Recomputes the chain of hashes of the run from the ledger, and names the first payment that differs.',
  },
  parameters: [runId],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The verdict', schema: 'RunVerification' },
  ],
  refusals: ['run-unknown', 'run-not-released'],
  answer: async (call) => jsonAnswer(await verifyPaymentRun(paymentsOf(call), parameterOf(call, runId))),
};
