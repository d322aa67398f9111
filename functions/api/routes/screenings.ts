import { screenPerson } from '../../core/use-cases/screen-person.ts';
import { validateScreeningRequest } from '../../generated/api-validators.js';
import { OPEN } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { jsonBody, readValid } from '../json-body.ts';
import { INQUIRY_REFUSALS } from './inquiry-refusals.ts';

const body = jsonBody({
  schema: 'ScreeningRequest',
  validate: validateScreeningRequest,
  mostBytes: 1_000_000,
  example: {
    jurisdiction: '500156',
    month: '2023-03',
    facts: { certificate: { kind: 'disability', level: 2 } },
  },
});

export const screeningCreate: Endpoint = {
  id: 'screen',
  method: 'POST',
  path: '/v1/screenings',
  access: OPEN,
  summary: { zh: '匿名预先了解', en: 'Screen anonymously' },
  description: {
    zh: '只凭已知的部分事实，说明哪些已经确定、至少和至多多少，并给出下一个最值得问的问题及其选项。不是决定，不保存任何内容。',
    en: 'From partial facts: what is already certain, at least and at most how much, and the next best question with its choices. Not a decision; nothing is stored.',
  },
  parameters: [],
  body,
  answers: [
    { status: 200, contentType: 'application/json', description: 'The screening', schema: 'Screening' },
  ],
  refusals: INQUIRY_REFUSALS,
  async answer(call) {
    const inquiry = await readValid(call, body);
    return jsonAnswer(await screenPerson(call.snapshot.catalogue, call.services.compiled, inquiry));
  },
};
