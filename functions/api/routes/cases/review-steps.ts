import type { Overrides } from '../../../core/cases/decision.ts';
import { closeNotice } from '../../../core/use-cases/cases/close-notice.ts';
import { decideStage } from '../../../core/use-cases/cases/decide-stage.ts';
import { objectToNotice } from '../../../core/use-cases/cases/object-to-notice.ts';
import { rePinPolicy } from '../../../core/use-cases/cases/re-pin-policy.ts';
import { requestCorrection } from '../../../core/use-cases/cases/request-correction.ts';
import { updateFacts } from '../../../core/use-cases/cases/update-facts.ts';
import type { DecisionRequest } from '../../../generated/api-requests.ts';
import {
  validateCorrectionRequest,
  validateDecisionRequest,
  validateFactsRequest,
  validateNoticeClosingRequest,
  validateObjectionRequest,
  validatePolicyPinRequest,
} from '../../../generated/api-validators.js';
import { LEAD, OFFICES, REVIEW } from '../../access.ts';
import { caseAction } from './case-action.ts';
import { whoseTurn } from './whose-turn.ts';

/** Who refuses names no amount. */
function overridesIn(given: NonNullable<DecisionRequest['overrides']>): Overrides {
  const entries = Object.entries(given).map(([benefit, { outcome, monthlyAmount = null }]) => [
    benefit,
    outcome === 'granted' ? { outcome, monthlyAmount } : { outcome },
  ]);
  return Object.fromEntries(entries) as Overrides; // fromEntries forgets what the entries are
}

export const caseFacts = caseAction({
  id: 'updateCaseFacts',
  method: 'PATCH',
  path: 'facts',
  access: OFFICES,
  summary: { zh: '补充或更正事实', en: 'Complete or mend the facts' },
  description: {
    zh: '受理时由窗口补充；审核时由正在办理的单位更正。null 表示不详。改变户籍所在地，主管地随之改变（仅限受理时）。',
    en: 'By the window while it collects, by the officer at work during the review. null takes a fact back to unknown. Another hukou means another competent office, while collecting.',
  },
  takes: {
    schema: 'FactsRequest',
    validate: validateFactsRequest,
    example: { facts: { 'certificate.level': 1 }, factsAsOf: { 'certificate.level': '2023-03-01' } },
  },
  refusals: ['facts-invalid', 'month-invalid', 'jurisdiction-unknown', 'policy-not-in-force'],
  actsAs: whoseTurn,
  run: (services, id, body, meta) => updateFacts(services, id, body, meta),
});

export const caseDecide = caseAction({
  id: 'decideStage',
  path: 'decisions',
  access: REVIEW,
  summary: { zh: '作出决定', en: 'Decide at the open stage' },
  description: {
    zh: '同意、不同意或退回。与系统认定不同的，必须写明理由。退回窗口（to 为 window）即要求补正。',
    en: 'Approve, refuse or send back. Deciding against the determination takes a written ground. Sending back to `window` asks for corrections.',
  },
  takes: {
    schema: 'DecisionRequest',
    validate: validateDecisionRequest,
    example: { stage: 'civil-affairs', outcome: 'approve' },
  },
  refusals: [
    'stage-not-open',
    'decided-already',
    'decision-needs-ground',
    'decision-incomplete',
    'send-back-not-possible',
    'correction-already-requested',
  ],
  actsAs: whoseTurn,
  run: (services, id, { overrides, ...body }, meta) =>
    decideStage(services, id, { ...body, ...(overrides && { overrides: overridesIn(overrides) }) }, meta),
});

export const caseRequestCorrection = caseAction({
  id: 'requestCorrection',
  path: 'corrections',
  access: REVIEW,
  summary: { zh: '一次性要求补正', en: 'Ask for corrections, once' },
  description: {
    zh: '一次说清缺什么、错什么；补正期间时限暂停。',
    en: 'All that is missing or wrong, at once; the clocks of the review stand still meanwhile.',
  },
  takes: {
    schema: 'CorrectionRequest',
    validate: validateCorrectionRequest,
    example: { stage: 'township', items: [{ about: 'certificate', text: '残疾人证缺第二页' }] },
  },
  refusals: [
    'stage-not-open',
    'correction-already-requested',
    'send-back-not-possible',
    'decision-incomplete',
  ],
  actsAs: whoseTurn,
  run: (services, id, body, meta) => requestCorrection(services, id, body, meta),
});

export const caseObject = caseAction({
  id: 'objectToNotice',
  path: 'objections',
  access: OFFICES,
  summary: { zh: '记录公示异议', en: 'Take down an objection' },
  description: {
    zh: '公示期内任何人都可以提出；由受理异议的单位记录，随即进入复核。提出人的身份不公开。',
    en: 'Anyone may object while the notice hangs; the office that is told takes it down, and the case is examined again. Who objects is not made public.',
  },
  takes: {
    schema: 'ObjectionRequest',
    validate: validateObjectionRequest,
    example: { text: '申请人已不在本村居住' },
  },
  refusals: ['notice-not-hanging'],
  actsAs: whoseTurn,
  run: (services, id, { text, from = null }, meta) => objectToNotice(services, id, { text, from }, meta),
});

export const caseCloseNotice = caseAction({
  id: 'closeNotice',
  path: 'notice-closing',
  access: REVIEW,
  summary: { zh: '结束公示', en: 'Take a notice down' },
  description: {
    zh: '只用于文件没有规定天数的公示；有期限的到期自行结束。',
    en: 'Only for notices for which no text gives days; the others end by themselves.',
  },
  takes: {
    schema: 'NoticeClosingRequest',
    validate: validateNoticeClosingRequest,
    example: { stage: 'notice' },
  },
  refusals: ['stage-not-open', 'notice-not-hanging'],
  actsAs: whoseTurn,
  run: (services, id, body, meta) => closeNotice(services, id, body, meta),
});

export const casePinPolicy = caseAction({
  id: 'pinPolicy',
  path: 'policy',
  access: LEAD,
  summary: { zh: '改按另一日的政策办理', en: 'Move to the policy of another day' },
  description: {
    zh: '申请按申请之日的政策办理，从不自动改变；确需改变的，由县级民政或上级写明理由。',
    en: 'A case follows the policy of the day of application and never moves by itself. Civil affairs or the level above may move it, with a ground.',
  },
  takes: {
    schema: 'PolicyPinRequest',
    validate: validatePolicyPinRequest,
    example: { on: '2023-07-01', ground: '按新标准办理对申请人有利' },
  },
  refusals: [
    'policy-already-pinned',
    'decision-needs-ground',
    'month-invalid',
    'policy-not-in-force',
    'jurisdiction-unknown',
  ],
  actsAs: ['civil-affairs', 'supervisor'],
  run: (services, id, body, meta) => rePinPolicy(services, id, body, meta),
});
