import { describeJurisdiction } from '../../core/use-cases/describe-jurisdiction.ts';
import { listJurisdictions } from '../../core/use-cases/list-jurisdictions.ts';
import { STATELESS } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { parameterOf } from '../parameter-of.ts';
import { encodeCursor, jurisdictionCode, pageCursor, pageLimit, searchText } from '../parameters.ts';

export const jurisdictionsList: Endpoint = {
  id: 'listJurisdictions',
  method: 'GET',
  path: '/v1/jurisdictions',
  access: STATELESS,
  summary: { zh: '有政策的地方', en: 'Jurisdictions with a policy' },
  description: {
    zh: '按代码排列，可按代码或名称查找。每一处列出政策的各个版本，以及政策文件中尚待改正的问题。',
    en: 'By code; `q` searches by code or name. Each with the versions of its policy and what is wrong with its files.',
  },
  parameters: [searchText, pageLimit, pageCursor],
  answers: [
    { status: 200, contentType: 'application/json', description: 'One page', schema: 'JurisdictionList' },
  ],
  refusals: ['request-invalid'],
  answer(call) {
    const query = {
      text: parameterOf(call, searchText),
      after: parameterOf(call, pageCursor),
      limit: parameterOf(call, pageLimit),
    };
    const { items, next } = listJurisdictions(call.snapshot, query);
    return jsonAnswer({ items, next: next === null ? null : encodeCursor(next) });
  },
};

export const jurisdictionShow: Endpoint = {
  id: 'getJurisdiction',
  method: 'GET',
  path: '/v1/jurisdictions/{code}',
  access: STATELESS,
  summary: { zh: '一个地方', en: 'One jurisdiction' },
  description: {
    zh: '名称、层级、上级、政策的各个版本，以及政策文件中尚待改正的问题。',
    en: 'Name, level, parent, the versions of its policy and what is wrong with its files.',
  },
  parameters: [jurisdictionCode],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The jurisdiction', schema: 'Jurisdiction' },
  ],
  refusals: ['request-invalid', 'jurisdiction-unknown'],
  answer: (call) => jsonAnswer(describeJurisdiction(call.snapshot, parameterOf(call, jurisdictionCode))),
};
