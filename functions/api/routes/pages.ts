import { REFUSAL_NAMES } from '../../core/shared/refusal.ts';
import { OPEN } from '../access.ts';
import { htmlAnswer, jsonAnswer } from '../answer.ts';
import { docsPage } from '../documentation/docs-page.ts';
import type { OpenApiDocument } from '../documentation/openapi-document.ts';
import { problemPage, problemsPage } from '../documentation/problem-pages.ts';
import type { Endpoint } from '../endpoint.ts';
import { oneOf, type Parameter, wrongParameter } from '../parameter.ts';
import { parameterOf } from '../parameter-of.ts';
import { FAULT } from '../problem-details.ts';

const page = { status: 200, contentType: 'text/html', description: 'A page' };

/** {name}: a problem type. */
const problemName: Parameter<string> = {
  name: 'name',
  in: 'path',
  description: { zh: '问题类型', en: 'Problem type' },
  schema: { enum: [...REFUSAL_NAMES, FAULT] },
  example: 'facts-invalid',
  read(text = '') {
    if (text === FAULT || (REFUSAL_NAMES as readonly string[]).includes(text)) return text;
    throw wrongParameter(this, text, oneOf(REFUSAL_NAMES), 'route-unknown');
  },
};

export const startPage: Endpoint = {
  id: 'start',
  method: 'GET',
  path: '/',
  access: OPEN,
  summary: { zh: '起点', en: 'Start' },
  description: { zh: '转到 /docs。', en: 'Leads to /docs.' },
  parameters: [],
  answers: [{ status: 302, contentType: 'text/plain', description: 'Go to /docs' }],
  refusals: [],
  answer: () => ({ status: 302, headers: { location: '/docs' }, body: null }),
};

export const problemsList: Endpoint = {
  id: 'listProblems',
  method: 'GET',
  path: '/problems',
  access: OPEN,
  summary: { zh: '问题类型一览', en: 'All problem types' },
  description: { zh: '每一种拒绝的含义和改正办法。', en: 'What each refusal means and how to mend it.' },
  parameters: [],
  answers: [page],
  refusals: [],
  answer: () => htmlAnswer(problemsPage()),
};

export const problemShow: Endpoint = {
  id: 'getProblem',
  method: 'GET',
  path: '/problems/{name}',
  access: OPEN,
  summary: { zh: '一种问题', en: 'One problem type' },
  description: { zh: '问题详情中 type 所指的页面。', en: 'The page that `type` of a problem points to.' },
  parameters: [problemName],
  answers: [page],
  refusals: ['route-unknown'],
  answer: (call) => htmlAnswer(problemPage(parameterOf(call, problemName))),
};

/** The document and the page made from it; both are made once, when first asked for. */
export function documentationEndpoints(document: () => OpenApiDocument): readonly Endpoint[] {
  let html: string | undefined;
  return [
    {
      id: 'getOpenApi',
      method: 'GET',
      path: '/openapi.json',
      access: OPEN,
      summary: { zh: 'OpenAPI 3.1 文档', en: 'OpenAPI 3.1 document' },
      description: { zh: '由各地址的声明生成。', en: 'Made from the declarations of the endpoints.' },
      parameters: [],
      answers: [{ status: 200, contentType: 'application/json', description: 'The document' }],
      refusals: [],
      answer: () => jsonAnswer(document(), { 'cache-control': 'no-cache' }),
    },
    {
      id: 'getDocs',
      method: 'GET',
      path: '/docs',
      access: OPEN,
      summary: { zh: '接口说明', en: 'Reference' },
      description: {
        zh: '供人阅读的接口说明，不用脚本，离线可用。',
        en: 'The reference for people: no scripts, works offline.',
      },
      parameters: [],
      answers: [page],
      refusals: [],
      answer() {
        html ??= docsPage(document());
        return htmlAnswer(html);
      },
    },
  ];
}
