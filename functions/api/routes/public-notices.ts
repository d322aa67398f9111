import { listPublicNotices } from '../../core/use-cases/cases/list-public-notices.ts';
import { OPEN } from '../access.ts';
import { parameterOf } from '../parameter-of.ts';
import { countyIn } from '../parameters.ts';
import { listPage } from './list-page.ts';

export const publicNoticesList = listPage({
  id: 'listPublicNotices',
  path: '/v1/public-notices',
  access: OPEN,
  summary: { zh: '公示', en: 'Public notices' },
  description: {
    zh: '某县正在公示的拟发放对象：姓名遮盖，列出补贴、金额和截止日。异议向当地窗口或乡镇提出。',
    en: 'Who is proposed for a benefit in a county: masked name, benefit, amount, last day. Object at any window or township office there.',
  },
  parameters: [countyIn],
  schema: 'PublicNoticeList',
  async page(call, page) {
    const { cases, vault } = call.services.platform;
    return listPublicNotices(cases, vault, parameterOf(call, countyIn), page);
  },
});
