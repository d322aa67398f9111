import { determineMonth } from '../../core/use-cases/determine-month.ts';
import { validateDeterminationRequest } from '../../generated/api-validators.js';
import { STATELESS } from '../access.ts';
import { jsonAnswer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { jsonBody, readValid } from '../json-body.ts';
import { EXAMPLE_INQUIRY } from './example-inquiry.ts';
import { INQUIRY_REFUSALS } from './inquiry-refusals.ts';

const body = jsonBody({
  schema: 'DeterminationRequest',
  validate: validateDeterminationRequest,
  mostBytes: 1_000_000,
  example: EXAMPLE_INQUIRY,
});

export const determinationCreate: Endpoint = {
  id: 'determine',
  method: 'POST',
  path: '/v1/determinations',
  access: STATELESS,
  summary: { zh: '认定某月应发的补贴', en: 'Determine a month' },
  description: {
    zh: '按所属月份最后一天施行的政策，从事实得出每项补贴的结论、金额、理由和依据。缺少的事实不会被当作“否”：结论为 undetermined，并说明还缺什么、由谁提供。不保存任何内容。',
    en: 'From facts to an outcome, an amount, reasons and citations for each benefit, by the policy in force on the last day of the month. What is not known is never taken for a no: the outcome is undetermined and says what is missing and who supplies it. Nothing is stored.',
  },
  parameters: [],
  body,
  answers: [
    {
      status: 200,
      contentType: 'application/json',
      description: 'The determination',
      schema: 'Determination',
    },
  ],
  refusals: INQUIRY_REFUSALS,
  async answer(call) {
    const inquiry = await readValid(call, body);
    return jsonAnswer(await determineMonth(call.snapshot.catalogue, call.services.compiled, inquiry));
  },
};
