import { STATELESS } from '../access.ts';
import { answerLines } from '../batch/answer-lines.ts';
import { encodeLines } from '../batch/encode-lines.ts';
import { MOST_LINE_BYTES, readLines } from '../batch/read-lines.ts';
import type { BodyDeclaration, Endpoint } from '../endpoint.ts';
import { requireMediaType } from '../middleware/media-type.ts';
import { EXAMPLE_INQUIRY } from './example-inquiry.ts';

const body: BodyDeclaration = {
  contentType: 'application/x-ndjson',
  schemas: ['DeterminationRequest'],
  mostBytes: MOST_LINE_BYTES,
  example: EXAMPLE_INQUIRY,
};

export const determinationBatchCreate: Endpoint = {
  id: 'determineBatch',
  method: 'POST',
  path: '/v1/determinations/batch',
  access: STATELESS,
  summary: { zh: '成批认定', en: 'Determine many' },
  description: {
    zh: '一行一个请求，一行一个回答，次序不变；某一行有错，只有那一行得到 problem。回答随到随发，请边发送边读取：只发不读，服务器会等待。空行跳过。',
    en: 'One request a line, one answer a line, in order; a line in error gets a problem and the others go on. Answers are sent as they come, so read while you send: the server waits for a caller who only sends. Blank lines are skipped.',
  },
  parameters: [],
  body,
  answers: [
    {
      status: 200,
      contentType: 'application/x-ndjson',
      description: 'One answer for each line',
      schema: 'BatchLine',
    },
  ],
  refusals: ['media-type-unsupported'],
  answer(call) {
    const { raw } = call.context.req;
    requireMediaType(raw.headers, body.contentType);
    const lines = answerLines(readLines(raw.body), call);
    const headers = { 'content-type': 'application/x-ndjson; charset=utf-8' };
    return { status: 200, headers, body: encodeLines(lines) };
  },
};
