import { listFailedTasks } from '../../core/use-cases/cases/list-failed-tasks.ts';
import { LEAD, OVERSEERS } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { parameterOf } from '../parameter-of.ts';
import { areaIn } from '../parameters.ts';
import { caseId } from './cases/case-parameters.ts';
import { touchedCase } from './cases/touched-case.ts';
import { listPage } from './list-page.ts';

export const failedTasksList = listPage({
  id: 'listFailedTasks',
  path: '/v1/failed-tasks',
  access: OVERSEERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, areaIn) }),
  summary: { zh: '系统未能完成的事项', en: 'What the platform could not do' },
  description: {
    zh: '该辖区申请中系统反复未能完成的步骤（如登记库不答复），最早的在前；每小时自动重试。一页可能不满甚至为空而仍有 next。',
    en: 'Steps of cases of the area that failed in spite of retries, such as a register that does not answer; oldest first. Each is tried again every hour. A page may be short, even empty, and have a next.',
  },
  parameters: [areaIn],
  schema: 'FailedTaskList',
  async page(call, page) {
    const { failures, cases } = call.services.platform;
    const services = { cases: cases.cases, failures };
    return listFailedTasks(services, parameterOf(call, areaIn), page);
  },
});

export const failedTaskRedrive: Endpoint = {
  id: 'redriveCase',
  method: 'POST',
  path: '/v1/failed-tasks/{caseId}/redrive',
  access: LEAD,
  touches: touchedCase,
  summary: { zh: '立即重试', en: 'Try again now' },
  description: {
    zh: '让审核流程从申请现在所处的地方重新开始；没有失败的，什么也不改变。答复是重试前的记录；结果稍后见申请或失败清单。',
    en: 'Has the review machine look at the case again, from where it stands; nothing changes where nothing failed. The answer is the failure as it was before; what came of it shows in the case, or in the list.',
  },
  parameters: [caseId],
  answers: [
    { status: 202, contentType: 'application/json', description: 'It is tried again', schema: 'Redrive' },
  ],
  refusals: ['case-unknown'],
  async answer(call) {
    const { failures, redrive } = call.services.platform;
    const id = parameterOf(call, caseId);
    const failedTask = (await failures.failureOf(id)) ?? null;
    await redrive(id);
    return { ...jsonAnswer({ caseId: id, failedTask }), status: 202 };
  },
};
