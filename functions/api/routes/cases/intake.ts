import { shortestAreaCode } from '../../../core/access/area-code.ts';
import { requireAccess } from '../../../core/access/require-access.ts';
import { type Office, placeAt } from '../../../core/cases/office.ts';
import { type PlainIdentity, parseIdentity, plainIdentityOf } from '../../../core/identities/identity.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { takeApplication } from '../../../core/use-cases/cases/take-application.ts';
import type { CreateCaseRequest } from '../../../generated/api-requests.ts';
import { validateCreateCaseRequest } from '../../../generated/api-validators.js';
import { WINDOW } from '../../access.ts';
import type { Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { EXAMPLE_INQUIRY } from '../example-inquiry.ts';
import { idempotencyKey } from './case-parameters.ts';
import { createdAnswer } from './case-view.ts';
import { EXAMPLE_PERSON } from './example-person.ts';
import { callerOf, metaOf, servicesOf } from './request-meta.ts';

const body = jsonBody({
  schema: 'CreateCaseRequest',
  validate: validateCreateCaseRequest,
  mostBytes: 1_000_000,
  example: {
    person: EXAMPLE_PERSON,
    applicant: { kind: 'self' },
    benefits: ['living', 'nursing'],
    facts: EXAMPLE_INQUIRY.facts,
  },
});

export const caseCreate: Endpoint = {
  id: 'createCase',
  method: 'POST',
  path: '/v1/cases',
  // Where the window sits stands in the body, or is where the token's is: looked at below.
  access: { ...WINDOW, scope: 'any' },
  summary: { zh: '受理申请', en: 'Take an application' },
  description: {
    zh: '全国任何窗口都可以受理；由户籍所在县（事实 hukou.code）审核。同一人同一补贴同时只有一件在办。答复中的 materials 就是一次性告知的清单。',
    en: 'Any window in the country takes it; the county of the hukou (fact hukou.code) decides it. A person has one open case for a benefit at a time. The materials of the answer are the checklist, complete.',
  },
  parameters: [idempotencyKey],
  body,
  answers: [{ status: 201, contentType: 'application/json', description: 'The case', schema: 'Case' }],
  refusals: [
    ...bodyRefusals,
    'identity-invalid',
    'facts-invalid',
    'month-invalid',
    'benefit-unknown',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'policy-invalid',
    'not-your-stage',
    'case-open-already',
    'idempotency-key-reused',
  ],
  async answer(call) {
    const { person, applicant, receiving, ...request } = await readValid(call, body);
    const at = receivingOffice(call, receiving);
    const [who, forWhom] = identitiesOf(call, person, applicant);
    const { vault, wake } = call.services.platform;
    const applied = { kind: applicant.kind, person: forWhom };
    const application = { ...request, person: who, applicant: applied, receiving: at };
    const one = await takeApplication(servicesOf(call), vault, application, metaOf(call, ['window']));
    wake();
    return createdAnswer(call, one);
  },
};

/** Where the window is: what the body says, as far as the token reaches, or else where the token's holder sits. */
function receivingOffice(call: Call, given: CreateCaseRequest['receiving']): Office {
  const { jurisdiction } = callerOf(call);
  const own = shortestAreaCode(jurisdiction);
  if (given === undefined) return { jurisdiction: own.slice(0, 6), township: own.length > 6 ? own : null };
  const office = { jurisdiction: given.jurisdiction, township: given.township ?? null };
  const resource = { kind: 'jurisdiction', jurisdiction: placeAt(office, 'township') } as const;
  requireAccess(WINDOW, call.caller, resource, () => new Refusal('access-denied', 'no such office'));
  return office;
}

/** The person, and the guardian or proxy where one applies, both checked before either is kept. */
function identitiesOf(
  { services }: Call,
  person: PlainIdentity,
  { kind, person: representative }: CreateCaseRequest['applicant'],
): [PlainIdentity, PlainIdentity | undefined] {
  const today = services.today();
  const needsOne = kind === 'guardian' || kind === 'proxy';
  if (needsOne !== (representative !== undefined)) {
    const detail = `applicant is ${kind} ${needsOne ? 'without' : 'with'} a person; a guardian or proxy has one, others do not`;
    throw new Refusal('request-invalid', detail, [
      { pointer: '/applicant/person', code: needsOne ? 'missing' : 'unknown-field', detail },
    ]);
  }
  const checked = (plain: PlainIdentity, pointer: string) =>
    plainIdentityOf(parseIdentity(plain, today, pointer));
  return [checked(person, '/person'), representative && checked(representative, '/applicant/person')];
}
