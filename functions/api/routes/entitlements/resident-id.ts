import { correctNumber } from '../../../core/use-cases/entitlements/correct-number.ts';
import { validateResidentIdCorrectionRequest } from '../../../generated/api-validators.js';
import { jsonAnswer } from '../../answer.ts';
import type { Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { parameterOf } from '../../parameter-of.ts';
import { callerOf } from '../cases/request-meta.ts';
import { PAYMENT_PREPARERS } from '../payments/payment-access.ts';
import { personRef, touchedEntitlement } from './entitlement-call.ts';

const body = jsonBody({
  schema: 'ResidentIdCorrectionRequest',
  validate: validateResidentIdCorrectionRequest,
  mostBytes: 4_000,
  example: { residentId: '990000198001010018', ground: '受理时录错一位，已与身份证核对' },
});

export const residentIdPut: Endpoint = {
  id: 'correctResidentId',
  method: 'PUT',
  path: '/v1/entitlements/{person}/resident-id',
  access: PAYMENT_PREPARERS,
  touches: touchedEntitlement,
  unknown: 'entitlement-unknown',
  summary: { zh: '更正身份证号', en: 'Correct a resident ID' },
  description: {
    zh: '按身份证录入正确的号码并写明理由；另一人录入同一号码后生效。已作的决定和发放仍归此人，登记册在正确号码下的信息一并转来。正确号码下另有在用档案的不予更正。',
    en: 'The number as it stands on the card, with the ground; it counts once a second officer has entered the same. What was decided and paid stays the person’s, and what registers say under the right number becomes his. Refused where that number has a record in use.',
  },
  parameters: [personRef],
  body,
  answers: [
    {
      status: 200,
      contentType: 'application/json',
      description: 'Entered, or corrected',
      schema: 'ResidentIdCorrection',
    },
  ],
  refusals: [
    'entitlement-unknown',
    'identity-unknown',
    'identity-invalid',
    'identity-in-use',
    'decision-needs-ground',
    'revision-stale',
    ...bodyRefusals,
  ],
  async answer(call) {
    const wish = await readValid(call, body);
    const { vault, followUp, cases } = call.services.platform;
    const services = { ...followUp, identities: vault, cases: cases.cases, clock: cases.clock };
    return jsonAnswer(await correctNumber(services, parameterOf(call, personRef), wish, callerOf(call)));
  },
};
