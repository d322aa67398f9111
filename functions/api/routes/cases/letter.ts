import { writeDecisionLetter } from '../../../core/use-cases/cases/write-decision-letter.ts';
import { OFFICES } from '../../access.ts';
import { htmlAnswer, textAnswer } from '../../answer.ts';
import { letterPage, letterText } from '../../documentation/letter-page.ts';
import type { Endpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { caseId } from './case-parameters.ts';
import { servicesOf } from './request-meta.ts';
import { touchedCase } from './touched-case.ts';

export const caseNotice: Endpoint = {
  id: 'getDecisionLetter',
  method: 'GET',
  path: '/v1/cases/{caseId}/notice',
  access: OFFICES,
  touches: touchedCase,
  summary: { zh: '审定结果通知书', en: 'The decision letter' },
  description: {
    zh: '决定、理由、依据和救济途径，用政策文件中的文字；Accept: text/html 得到可以打印的页面。',
    en: 'Decision, reasons, citations and ways to contest it, in Chinese, in the words of the policy. Accept: text/html gives a page to print.',
  },
  parameters: [caseId],
  answers: [
    { status: 200, contentType: 'text/plain', description: 'The letter' },
    { status: 200, contentType: 'text/html', description: 'The letter as a page' },
  ],
  refusals: ['case-unknown', 'case-not-so-far', 'pinned-policy-missing', 'policy-invalid'],
  async answer(call) {
    const { vault } = call.services.platform;
    const letter = await writeDecisionLetter(servicesOf(call), vault, parameterOf(call, caseId));
    const isPage = call.context.req.header('accept')?.includes('text/html') ?? false;
    if (!isPage) return textAnswer(letterText(letter), 'text/plain; charset=utf-8', { vary: 'accept' });
    const page = htmlAnswer(letterPage(letter));
    return { ...page, headers: { ...page.headers, 'cache-control': 'no-store', vary: 'accept' } };
  },
};
