import { correctCase } from '../../../core/use-cases/cases/correct-case.ts';
import { notifyApplicant } from '../../../core/use-cases/cases/notify-applicant.ts';
import { pushCase } from '../../../core/use-cases/cases/push-case.ts';
import { rateCase } from '../../../core/use-cases/cases/rate-case.ts';
import { submitCase } from '../../../core/use-cases/cases/submit-case.ts';
import { withdrawCase } from '../../../core/use-cases/cases/withdraw-case.ts';
import type { NotificationRequest } from '../../../generated/api-requests.ts';
import {
  validateCorrectCaseRequest,
  validateNotificationRequest,
  validateRatingRequest,
  validateWithdrawalRequest,
} from '../../../generated/api-validators.js';
import { WINDOW } from '../../access.ts';
import { caseAction } from './case-action.ts';

export const caseSubmit = caseAction({
  id: 'submitCase',
  path: 'submit',
  access: WINDOW,
  summary: { zh: '材料收齐', en: 'Declare the file complete' },
  description: {
    zh: '本地申请随即进入审核；异地申请自此日起计算推送时限。',
    en: 'At home the review begins at once; from elsewhere the term to push runs from this day.',
  },
  refusals: ['file-incomplete'],
  actsAs: ['window'],
  run: (services, id, _, meta) => submitCase(services, id, {}, meta),
});

export const casePush = caseAction({
  id: 'pushCase',
  path: 'push',
  access: WINDOW,
  summary: { zh: '推送主管地', en: 'Push to the competent office' },
  description: {
    zh: '受理地把收齐的申请推送到户籍所在地，审核随即开始。',
    en: 'The receiving office hands the complete file over; the review begins.',
  },
  refusals: [],
  actsAs: ['window'],
  run: (services, id, _, meta) => pushCase(services, id, {}, meta),
});

export const caseCorrect = caseAction({
  id: 'answerCorrection',
  path: 'corrections/answer',
  access: WINDOW,
  summary: { zh: '补正完毕', en: 'Hand in the corrections' },
  description: {
    zh: '材料先行上传；审核从原环节继续，时限自次日起接着计算。',
    en: 'Files are uploaded before. The review goes on at the stage that asked, its clocks from the day after.',
  },
  takes: {
    schema: 'CorrectCaseRequest',
    validate: validateCorrectCaseRequest,
    example: { facts: { 'certificate.level': 1 } },
  },
  refusals: ['facts-invalid', 'month-invalid'],
  actsAs: ['window'],
  run: (services, id, body, meta) => correctCase(services, id, body, meta),
});

export const caseWithdraw = caseAction({
  id: 'withdrawCase',
  path: 'withdrawal',
  access: WINDOW,
  summary: { zh: '撤回申请', en: 'Withdraw the application' },
  description: { zh: '申请人撤回；以后随时可以再申请。', en: 'The applicant may apply again at any time.' },
  takes: {
    schema: 'WithdrawalRequest',
    validate: validateWithdrawalRequest,
    example: { reason: '申请人已迁往外地' },
  },
  refusals: [],
  actsAs: ['window'],
  run: (services, id, { reason = null }, meta) => withdrawCase(services, id, { reason }, meta),
});

export const caseNotify = caseAction<NotificationRequest>({
  id: 'notifyApplicant',
  path: 'notification',
  access: WINDOW,
  summary: { zh: '告知申请人', en: 'The applicant was told' },
  description: {
    zh: '受理地把结果告知申请人后登记，申请随即办结。',
    en: 'The receiving office has told the applicant the result; the case is closed.',
  },
  takes: {
    schema: 'NotificationRequest',
    validate: validateNotificationRequest,
    example: { means: 'in-person' },
  },
  refusals: [],
  actsAs: ['window'],
  run: (services, id, body, meta) => notifyApplicant(services, id, body, meta),
});

export const caseRate = caseAction({
  id: 'rateCase',
  path: 'rating',
  access: WINDOW,
  summary: { zh: '满意度评价', en: 'The applicant rates the service' },
  description: {
    zh: '每件一次，计入考核。',
    en: 'Once for each case; it counts in the offices’ assessment.',
  },
  takes: { schema: 'RatingRequest', validate: validateRatingRequest, example: { score: 5 } },
  refusals: ['rated-already'],
  actsAs: ['window'],
  run: (services, id, { score, comment = null }, meta) => rateCase(services, id, { score, comment }, meta),
});
