import { listPublicNotices } from '../../core/use-cases/cases/list-public-notices.ts';
import { OPEN } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { parameterOf } from '../parameter-of.ts';
import { countyIn, pageLimit } from '../parameters.ts';
import { storeCursor } from './cases/case-parameters.ts';

export const publicNoticesList: Endpoint = {
  id: 'listPublicNotices',
  method: 'GET',
  path: '/v1/public-notices',
  access: OPEN,
  summary: { zh: '公示', en: 'Public notices' },
  description: {
    zh: '某县正在公示的拟发放对象：姓名遮盖，列出补贴、金额和截止日。异议向当地窗口或乡镇提出。',
    en: 'Who is proposed for a benefit in a county: masked name, benefit, amount, last day. Object at any window or township office there.',
  },
  parameters: [countyIn, pageLimit, storeCursor],
  answers: [
    { status: 200, contentType: 'application/json', description: 'One page', schema: 'PublicNoticeList' },
  ],
  refusals: ['request-invalid', 'cursor-invalid'],
  async answer(call) {
    const { cases, vault } = call.services.platform;
    const page = { limit: parameterOf(call, pageLimit), cursor: parameterOf(call, storeCursor) };
    return jsonAnswer(await listPublicNotices(cases, vault, parameterOf(call, countyIn), page));
  },
};
