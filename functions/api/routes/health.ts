import { OPEN } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';

export const healthShow: Endpoint = {
  id: 'getHealth',
  method: 'GET',
  path: '/healthz',
  access: OPEN,
  summary: { zh: '运行状况', en: 'Health' },
  description: {
    zh: '服务正常时总是答复 200。degraded 表示有政策文件含有错误：其最近一个正确的版本仍在使用，其他地方不受影响。',
    en: 'Answers 200 whenever it serves. degraded: a policy file has errors; its last good version stays in use and the others are not touched.',
  },
  parameters: [],
  answers: [{ status: 200, contentType: 'application/json', description: 'How it is', schema: 'Health' }],
  refusals: [],
  answer({ snapshot, services }) {
    const { findings, catalogue, paths } = snapshot;
    return jsonAnswer({
      status: findings.some(({ severity }) => severity === 'error') ? 'degraded' : 'ok',
      version: services.version,
      jurisdictions: catalogue.jurisdictions().length,
      policyFiles: paths.length,
      filesWithFindings: [...new Set(findings.map(({ file }) => file))],
      findings,
    });
  },
};
