import { tellMaterials } from '../../core/use-cases/tell-materials.ts';
import { OPEN } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { parameterOf } from '../parameter-of.ts';
import { benefitId, jurisdictionCode, onDay } from '../parameters.ts';

export const checklistShow: Endpoint = {
  id: 'getChecklist',
  method: 'GET',
  path: '/v1/jurisdictions/{code}/checklist',
  access: OPEN,
  summary: { zh: '一次性告知的材料清单', en: 'The one-time list of materials' },
  description: {
    zh: '申请人需要的全部材料：形式、针对哪项补贴或类别、什么情况下才需要、可由哪些登记数据代替、依据；以及推送、认定、告知的时限。',
    en: 'All that an applicant brings: in what form, for which benefit or class, under which condition, which registers replace it, where it is written; and the terms to push, decide and notify.',
  },
  parameters: [jurisdictionCode, benefitId, onDay],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The checklist', schema: 'Checklist' },
  ],
  refusals: [
    'request-invalid',
    'month-invalid',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'benefit-unknown',
  ],
  answer(call) {
    const on = parameterOf(call, onDay) ?? call.services.today();
    const { catalogue } = call.snapshot;
    return jsonAnswer(
      tellMaterials(catalogue, parameterOf(call, jurisdictionCode), on, parameterOf(call, benefitId)),
    );
  },
};
