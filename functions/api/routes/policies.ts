import { showPolicy } from '../../core/use-cases/show-policy.ts';
import { STATELESS } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { entityTag, isKnown } from '../middleware/entity-tag.ts';
import { parameterOf } from '../parameter-of.ts';
import { jurisdictionCode, knownOnDay, onDay } from '../parameters.ts';

export const policyShow: Endpoint = {
  id: 'getPolicy',
  method: 'GET',
  path: '/v1/jurisdictions/{code}/policy',
  access: STATELESS,
  summary: { zh: '某一天的政策', en: 'The policy on a day' },
  description: {
    zh: '从国家到本地逐级合并后的全部规则、各级文件及其摘要。ETag 就是摘要：摘要相同，规则相同。',
    en: 'All rules merged from the nation down, with the files they come from. The ETag is the digest: the same digest means the same rules. `If-None-Match` answers 304.',
  },
  parameters: [jurisdictionCode, onDay, knownOnDay],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The policy', schema: 'ResolvedPolicy' },
  ],
  refusals: ['request-invalid', 'month-invalid', 'jurisdiction-unknown', 'policy-not-in-force'],
  answer(call) {
    const { snapshot, services, context } = call;
    const on = parameterOf(call, onDay) ?? services.today();
    const policy = snapshot.catalogue.policyOn(
      parameterOf(call, jurisdictionCode),
      on,
      parameterOf(call, knownOnDay),
    );
    const headers = { etag: entityTag(policy.digest), 'cache-control': 'no-cache' };
    if (isKnown(policy.digest, context.req.header('if-none-match')))
      return { status: 304, headers, body: null };
    return jsonAnswer(showPolicy(policy), headers);
  },
};
