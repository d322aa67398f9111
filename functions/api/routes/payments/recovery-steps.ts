import type { Recovery } from '../../../core/payments/recovery.ts';
import { digestOf } from '../../../core/shared/digest.ts';
import { parseMoney } from '../../../core/shared/money.ts';
import { Refusal, type RefusalName } from '../../../core/shared/refusal.ts';
import type { Bilingual } from '../../../core/shared/text.ts';
import { findRecovery, showRecovery } from '../../../core/use-cases/payments/find-recovery.ts';
import { type RecoveryStep, stepRecovery } from '../../../core/use-cases/payments/recover.ts';
import type {
  HandOverRequest,
  RecoveryPlanRequest,
  RecoveryWaiverDecisionRequest,
  RecoveryWaiverRequest,
  RepaymentRequest,
} from '../../../generated/api-requests.ts';
import {
  type ApiValidator,
  validateHandOverRequest,
  validateRecoveryPlanRequest,
  validateRecoveryWaiverDecisionRequest,
  validateRecoveryWaiverRequest,
  validateRepaymentRequest,
} from '../../../generated/api-validators.js';
import type { Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import type { Parameter } from '../../parameter.ts';
import { parameterOf } from '../../parameter-of.ts';
import { idempotencyKey, ifMatch } from '../cases/case-parameters.ts';
import { callerOf, keyOf } from '../cases/request-meta.ts';
import { PAYMENT_OFFICERS } from './payment-access.ts';
import { recoveryId, recoveryWaiverId } from './payment-parameters.ts';
import { paymentsOf } from './payment-services.ts';
import { recoveryAnswer } from './recovery-view.ts';
import { touchedRecovery } from './touched.ts';

interface StepDeclaration<T> {
  readonly id: string;
  /** Below /v1/recoveries/{recovery}. */
  readonly path: string;
  readonly summary: Bilingual;
  readonly description: Bilingual;
  readonly schema: string;
  readonly validate: ApiValidator<T>;
  readonly example: T;
  readonly parameters?: readonly Parameter[];
  readonly refusals?: readonly RefusalName[];
  readonly stepOf: (body: T, call: Call) => RecoveryStep;
}

const REFUSALS: readonly RefusalName[] = [
  'recovery-unknown',
  'recovery-not-possible',
  'revision-stale',
  ...bodyRefusals,
];

/** The endpoint of a step: a body becomes a step, the answer is the recovery after it. */
function recoveryStep<T>({ schema, validate, example, stepOf, ...rest }: StepDeclaration<T>): Endpoint {
  const { id, path, summary, description, parameters = [], refusals = [] } = rest;
  const body = jsonBody({ schema, validate, mostBytes: 20_000, example });
  return {
    id,
    method: 'POST',
    path: `/v1/recoveries/{recovery}/${path}`,
    access: PAYMENT_OFFICERS,
    touches: touchedRecovery,
    unknown: 'recovery-unknown',
    summary,
    description,
    parameters: [recoveryId, ...parameters, ifMatch],
    body,
    answers: [
      { status: 200, contentType: body.contentType, description: 'The recovery', schema: 'Recovery' },
    ],
    refusals: [...new Set([...REFUSALS, ...refusals])],
    async answer(call) {
      const given = await readValid(call, body);
      const [services, recovery] = [paymentsOf(call), parameterOf(call, recoveryId)];
      const expected = parameterOf(call, ifMatch);
      const step = stepOf(given, call);
      const found = await findRecovery(services, recovery);
      if (!isThere(found, step)) requireRevision(found, expected);
      await stepRecovery(services, recovery, step, callerOf(call));
      return recoveryAnswer(call, await showRecovery(services, recovery));
    },
  };
}

function requireRevision({ revision }: Recovery, expected: number | undefined): void {
  if (expected === undefined || expected === revision) return;
  throw new Refusal('revision-stale', `the recovery is at revision ${revision}, not at ${expected}`);
}

/** Whether the caller's key brought it in before. Refuses idempotency-key-reused where that was something else. */
function isThere({ repayments, waivers }: Recovery, step: RecoveryStep): boolean {
  if (step.step !== 'repay' && step.step !== 'propose-waiver') return false;
  const earlier =
    step.step === 'repay'
      ? repayments.find(({ id, on }) => id === step.id && on === step.on)
      : waivers.find(({ id, ground }) => id === step.id && ground === step.ground);
  if (earlier?.fen === step.fen) return true;
  if (![...repayments, ...waivers].some(({ id }) => id === step.id)) return false;
  throw new Refusal(
    'idempotency-key-reused',
    'this key brought in another amount; right is a new key for each',
  );
}

/** The id of what is added: made from the caller's key, so that the same request twice is once. */
function idFor(call: Call, prefix: string): string {
  const { idempotency } = keyOf(call);
  if (idempotency === undefined) return call.services.platform.cases.ids.next(prefix);
  return `${prefix}-${digestOf(idempotency).slice(0, 24)}`;
}

/** Its form was checked by the schema. */
const fenOf = (amount: string): number => parseMoney(amount) ?? 0;

export const recoveryPlan = recoveryStep<RecoveryPlanRequest>({
  id: 'planRecovery',
  path: 'plan',
  summary: { zh: '追回计划', en: 'Plan a recovery' },
  description: {
    zh: '从以后各月补贴中抵扣（set-off，按比例或金额封顶），或者分期退回（instalments）。人员已故的不能抵扣。',
    en: 'Set off against later months, capped by a share or an amount, or paid back in instalments. Nothing is set off against somebody who died.',
  },
  schema: 'RecoveryPlanRequest',
  validate: validateRecoveryPlanRequest,
  example: { means: 'set-off', from: '2023-05', cap: { percent: 30 } },
  stepOf: (plan) => {
    const { from } = plan;
    if (plan.means === 'instalments')
      return { step: 'plan', plan: { means: 'instalments', from, fenPerMonth: fenOf(plan.perMonth) } };
    const { cap } = plan;
    return {
      step: 'plan',
      plan: {
        means: 'set-off',
        from,
        cap:
          'amount' in cap
            ? { unit: 'fen', fen: fenOf(cap.amount) }
            : { unit: 'percent', percent: cap.percent },
      },
    };
  },
});

export const recoveryRepay = recoveryStep<RepaymentRequest>({
  id: 'recordRepayment',
  path: 'repayments',
  summary: { zh: '登记退款', en: 'Record a repayment' },
  description: {
    zh: '当事人或遗产管理人退回的款项；同一 Idempotency-Key 只记一次。',
    en: 'Money that the person or the estate gave back; under one Idempotency-Key it is recorded once.',
  },
  schema: 'RepaymentRequest',
  validate: validateRepaymentRequest,
  example: { on: '2023-04-20', amount: '80.00' },
  parameters: [idempotencyKey],
  refusals: ['idempotency-key-reused'],
  stepOf: ({ on, amount }, call) => ({
    step: 'repay',
    id: idFor(call, 'repayment'),
    on,
    fen: fenOf(amount),
  }),
});

export const recoveryWaive = recoveryStep<RecoveryWaiverRequest>({
  id: 'proposeRecoveryWaiver',
  path: 'waivers',
  summary: { zh: '提出减免', en: 'Propose a waiver' },
  description: {
    zh: '写明理由，由另一人批准后才减免；同一 Idempotency-Key 只记一次。',
    en: 'With its ground; it counts once a second person approves it. Under one Idempotency-Key it is recorded once.',
  },
  schema: 'RecoveryWaiverRequest',
  validate: validateRecoveryWaiverRequest,
  example: { amount: '80.00', ground: '家庭特别困难，经核实无力退还' },
  parameters: [idempotencyKey],
  refusals: ['idempotency-key-reused'],
  stepOf: ({ amount, ground }, call) => ({
    step: 'propose-waiver',
    id: idFor(call, 'waiver'),
    fen: fenOf(amount),
    ground,
  }),
});

export const recoveryWaiverDecide = recoveryStep<RecoveryWaiverDecisionRequest>({
  id: 'decideRecoveryWaiver',
  path: 'waivers/{recoveryWaiver}/decision',
  summary: { zh: '审批减免', en: 'Approve or refuse a waiver' },
  description: {
    zh: '由提出人以外的人审批；批准即写入台账。',
    en: 'By somebody else than who proposed it; approved, it stands in the ledger.',
  },
  schema: 'RecoveryWaiverDecisionRequest',
  validate: validateRecoveryWaiverDecisionRequest,
  example: { isApproved: true },
  parameters: [recoveryWaiverId],
  refusals: ['second-person-required'],
  stepOf: ({ isApproved }, call) => ({
    step: 'decide-waiver',
    id: parameterOf(call, recoveryWaiverId),
    isApproved,
  }),
});

export const recoveryHandOver = recoveryStep<HandOverRequest>({
  id: 'handOverFraud',
  path: 'hand-over',
  summary: { zh: '移交查处', en: 'Hand a fraud over' },
  description: {
    zh: '骗取补贴的，登记移交给哪个部门；材料见同一地址的 GET。',
    en: 'To which authority a fraud was handed over; the record is the GET of this address.',
  },
  schema: 'HandOverRequest',
  validate: validateHandOverRequest,
  example: { to: '武隆区公安局', on: '2023-04-20' },
  stepOf: ({ to, on }) => ({ step: 'hand-over', to, on }),
});
