import { determineCase } from '../../../core/use-cases/cases/determine-case.ts';
import { findCase } from '../../../core/use-cases/cases/find-case.ts';
import { CASE_READERS, OFFICES } from '../../access.ts';
import { jsonAnswer } from '../../answer.ts';
import type { Endpoint } from '../../endpoint.ts';
import { isKnown } from '../../middleware/entity-tag.ts';
import { parameterOf } from '../../parameter-of.ts';
import { listPage } from '../list-page.ts';
import { caseId } from './case-parameters.ts';
import { caseAnswer, caseTag } from './case-view.ts';
import { servicesOf } from './request-meta.ts';
import { touchedCase } from './touched-case.ts';

export const caseShow: Endpoint = {
  id: 'getCase',
  method: 'GET',
  path: '/v1/cases/{caseId}',
  access: CASE_READERS,
  touches: touchedCase,
  summary: { zh: '一件申请', en: 'One case' },
  description: {
    zh: '受理地和主管地看到同样的进展：环节、时限（逐日列出）、认定、决定。身份按角色遮盖。ETag 是修订号。',
    en: 'Both offices see the same: stages, terms with every day counted, determination, decisions. Identities are masked by role. The ETag is the revision.',
  },
  parameters: [caseId],
  answers: [{ status: 200, contentType: 'application/json', description: 'The case', schema: 'Case' }],
  refusals: ['case-unknown'],
  async answer(call) {
    const { case: one } = await findCase(servicesOf(call), parameterOf(call, caseId));
    if (isKnown(String(one.revision), call.context.req.header('if-none-match')))
      return { status: 304, headers: { etag: caseTag(one) }, body: null };
    return caseAnswer(call, one);
  },
};

export const caseEvents = listPage({
  id: 'listCaseEvents',
  path: '/v1/cases/{caseId}/events',
  access: CASE_READERS,
  touches: touchedCase,
  summary: { zh: '办理经过', en: 'What happened' },
  description: {
    zh: '只增不改，以哈希相连；不含个人信息，自由文字以加盐摘要代替。',
    en: 'Append-only and chained by hash; without personal data, free text as a salted digest.',
  },
  parameters: [caseId],
  schema: 'CaseEventList',
  refusals: ['case-unknown'],
  async page(call, page) {
    const { cases } = call.services.platform.cases;
    return cases.events(parameterOf(call, caseId), page);
  },
});

export const caseDetermination: Endpoint = {
  id: 'getCaseDetermination',
  method: 'GET',
  path: '/v1/cases/{caseId}/determination',
  access: OFFICES,
  touches: touchedCase,
  summary: { zh: '系统认定及全部理由', en: 'The determination with every reason' },
  description: {
    zh: '按申请之日的政策和现有事实重新计算，含每条理由所见的事实，故只给办理单位。',
    en: 'Computed again from the pinned policy and the facts. It shows the facts that each reason saw, so it is for the offices at work.',
  },
  parameters: [caseId],
  answers: [
    {
      status: 200,
      contentType: 'application/json',
      description: 'The determination',
      schema: 'Determination',
    },
  ],
  refusals: ['case-unknown', 'pinned-policy-missing', 'facts-invalid'],
  answer: async (call) => jsonAnswer(await determineCase(servicesOf(call), parameterOf(call, caseId))),
};
