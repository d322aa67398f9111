import { overseeCases } from '../../core/use-cases/cases/oversee-cases.ts';
import { OVERSEERS } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { parameterOf } from '../parameter-of.ts';
import { areaIn, pageLimit } from '../parameters.ts';
import { monthIn, storeCursor } from './cases/case-parameters.ts';
import { listPage } from './list-page.ts';

export const oversightSummary: Endpoint = {
  id: 'getOversightSummary',
  method: 'GET',
  path: '/v1/oversight/summary',
  access: OVERSEERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, areaIn) }),
  summary: { zh: '办理时效', en: 'Times against limits' },
  description: {
    zh: '按申请月份汇总某辖区内有申请的各县，逐页给出：受理、推送、审定、告知是否按时，逾期、上报、满意度。不含任何人的信息。',
    en: 'By month of application, page by page for every county of a jurisdiction that has cases: terms kept and missed, escalations, satisfaction. Names nobody.',
  },
  parameters: [areaIn, monthIn, pageLimit, storeCursor],
  answers: [
    {
      status: 200,
      contentType: 'application/json',
      description: 'One page, by office',
      schema: 'OversightSummary',
    },
  ],
  refusals: ['request-invalid', 'month-invalid', 'cursor-invalid'],
  async answer(call) {
    const jurisdiction = parameterOf(call, areaIn);
    const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
    const page = { limit: parameterOf(call, pageLimit), cursor: parameterOf(call, storeCursor) };
    const { cases } = call.services.platform.cases;
    const { items, next } = await overseeCases(cases, jurisdiction, month, page);
    return jsonAnswer({ jurisdiction, month, offices: items, next });
  },
};

export const escalationsList = listPage({
  id: 'listEscalations',
  path: '/v1/oversight/escalations',
  access: OVERSEERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, areaIn) }),
  summary: { zh: '逾期上报', en: 'What was reported as late' },
  description: {
    zh: '报到这一级的逾期申请，最近的在前。',
    en: 'Late cases reported to this authority, newest first.',
  },
  parameters: [areaIn],
  schema: 'EscalationList',
  page: (call, page) => call.services.platform.cases.cases.escalations(parameterOf(call, areaIn), page),
});
