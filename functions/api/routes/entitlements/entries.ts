import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import type { DossierEntry } from '../../../core/entitlements/dossier.ts';
import type { RefusalName } from '../../../core/shared/refusal.ts';
import type { Bilingual } from '../../../core/shared/text.ts';
import type { EntitlementServices } from '../../../core/use-cases/entitlements/entitlement-services.ts';
import { decideAppeal, fileAppeal } from '../../../core/use-cases/entitlements/record-appeal.ts';
import { type Reporter, recordLifeEvent } from '../../../core/use-cases/entitlements/record-life-event.ts';
import { recordOfficerEntry } from '../../../core/use-cases/entitlements/record-officer-entry.ts';
import { withdrawEntry } from '../../../core/use-cases/entitlements/withdraw-entry.ts';
import type { AppealOutcomeRequest, LifeEventRequest } from '../../../generated/api-requests.ts';
import {
  type ApiValidator,
  validateAppealOutcomeRequest,
  validateAppealRequest,
  validateBackPayRequest,
  validateEntryWithdrawalRequest,
  validateLifeEventRequest,
  validateTransitionRequest,
} from '../../../generated/api-validators.js';
import type { EndpointAccess } from '../../access.ts';
import { jsonAnswer } from '../../answer.ts';
import type { Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import type { Parameter } from '../../parameter.ts';
import { parameterOf } from '../../parameter-of.ts';
import { pathId } from '../../path-id.ts';
import { ENTITLEMENT_OFFICERS, PAYMENT_PREPARERS } from '../payments/payment-access.ts';
import { entitlementsOf, personRef, reporterOf, touchedEntitlement } from './entitlement-call.ts';
import { entryView } from './entitlement-views.ts';

interface EntryDeclaration<T> {
  readonly id: string;
  /** Below /v1/entitlements/{person}. */
  readonly path: string;
  readonly access: EndpointAccess;
  readonly summary: Bilingual;
  readonly description: Bilingual;
  readonly schema: string;
  readonly validate: ApiValidator<T>;
  readonly example: T;
  readonly parameters?: readonly Parameter[];
  readonly refusals: readonly RefusalName[];
  readonly record: (
    services: EntitlementServices,
    person: string,
    body: T,
    reporter: Reporter,
    call: Call,
  ) => Promise<DossierEntry>;
}

/** The endpoint that adds one entry to a dossier; the same again is the entry that is there. */
function entryEndpoint<T>({ schema, validate, example, record, ...rest }: EntryDeclaration<T>): Endpoint {
  const { id, path, access, summary, description, parameters = [], refusals } = rest;
  const body = jsonBody({ schema, validate, mostBytes: 20_000, example });
  return {
    id,
    method: 'POST',
    path: `/v1/entitlements/{person}/${path}`,
    access,
    touches: touchedEntitlement,
    unknown: 'entitlement-unknown',
    summary,
    description,
    parameters: [personRef, ...parameters],
    body,
    answers: [
      { status: 201, contentType: body.contentType, description: 'The entry', schema: 'DossierEntry' },
    ],
    refusals: [...new Set<RefusalName>(['entitlement-unknown', ...bodyRefusals, 'record-full', ...refusals])],
    async answer(call) {
      const given = await readValid(call, body);
      const person = parameterOf(call, personRef);
      const entry = await record(entitlementsOf(call), person, given, reporterOf(call), call);
      return { ...jsonAnswer(entryView(entry, disclosureFor(call.by))), status: 201 };
    },
  };
}

export const lifeEventCreate = entryEndpoint<LifeEventRequest>({
  id: 'recordLifeEvent',
  path: 'life-events',
  access: ENTITLEMENT_OFFICERS,
  summary: { zh: '登记生活变动', en: 'Record a life event' },
  description: {
    zh: '政策 events 中的事件，如死亡、退出低保、服刑；isOver 为事件结束，如刑满释放。下一批次据此停发、恢复、补发或列为多发。同一事件再报一次，还是原来的记录。',
    en: 'An event of the policy, such as death, left-minimum-living or sentenced; isOver says that it is over. The next run stops, resumes or corrects by it. The same again is the entry that is there.',
  },
  schema: 'LifeEventRequest',
  validate: validateLifeEventRequest,
  example: { event: 'death', on: '2023-03-10' },
  refusals: ['jurisdiction-unknown', 'policy-not-in-force'],
  record: (services, person, body, reporter) => recordLifeEvent(services, { person, ...body }, reporter),
});

export const entryWithdraw = entryEndpoint({
  id: 'withdrawEntry',
  path: 'withdrawals',
  access: PAYMENT_PREPARERS,
  summary: { zh: '撤回有误的记录', en: 'Withdraw an entry that proved wrong' },
  description: {
    zh: '如误报的死亡：写明理由，停发的各月随下一批次补发。决定不能这样撤回，走复核申诉。',
    en: 'Such as a death that was none, with the ground; what it stopped is paid with the next run. Decisions are not withdrawn so, but by appeal.',
  },
  schema: 'EntryWithdrawalRequest',
  validate: validateEntryWithdrawalRequest,
  example: { entry: 'entry-0f8fad5b-d9cb-469f-a165-70867728950e', ground: '经入户核实本人健在，系同名误报' },
  refusals: ['entry-unknown', 'entry-not-possible', 'decision-needs-ground'],
  record: (services, person, body, reporter) => withdrawEntry(services, { person, ...body }, reporter),
});

export const backPayCreate = entryEndpoint({
  id: 'recordBackPay',
  path: 'back-pay',
  access: PAYMENT_PREPARERS,
  summary: { zh: '补发换证前的月份', en: 'Pay months before a new certificate back' },
  description: {
    zh: '民发〔2021〕70号 十三：换证后可以补发，月数以政策为限；超出的不予登记并说明原因。',
    en: 'At discretion, up to the months that the policy allows before the month of the new certificate; what is beyond is refused with the reason.',
  },
  schema: 'BackPayRequest',
  validate: validateBackPayRequest,
  example: { benefit: 'nursing', months: ['2023-02'], ground: '因疫情未能及时换证，补发一个月' },
  refusals: ['decision-needs-ground', 'entry-not-possible'],
  record: (services, person, { benefit, months, ground }, reporter) =>
    recordOfficerEntry(services, person, { type: 'back-pay', benefit, months, ground }, reporter),
});

export const transitionCreate = entryEndpoint({
  id: 'recordTransition',
  path: 'transitions',
  access: PAYMENT_PREPARERS,
  summary: { zh: '不可抗力过渡期', en: 'A transition period for force majeure' },
  description: {
    zh: '过渡期内按原标准发放；长度以政策为限。',
    en: 'The old standard goes on in these months, as long as the policy allows.',
  },
  schema: 'TransitionRequest',
  validate: validateTransitionRequest,
  example: { from: '2023-02', through: '2023-03', ground: '洪灾期间无法办理换证手续' },
  refusals: ['decision-needs-ground', 'entry-not-possible'],
  record: (services, person, { from, through, ground }, reporter) =>
    recordOfficerEntry(services, person, { type: 'transition', from, through, ground }, reporter),
});

/** {appeal} */
const appealId = pathId('appeal', 'appeal-0f8fad5b-d9cb-469f-a165-70867728950e', {
  zh: '申诉编号',
  en: 'Id of an appeal',
});

export const appealCreate = entryEndpoint({
  id: 'fileAppeal',
  path: 'appeals',
  access: ENTITLEMENT_OFFICERS,
  summary: { zh: '登记申诉', en: 'Record an appeal' },
  description: {
    zh: '对某项记录（如停发事件）提出异议；期间是否续发由政策规定。',
    en: 'Somebody objects against an entry, such as a stop; whether payment goes on meanwhile, the policy says.',
  },
  schema: 'AppealRequest',
  validate: validateAppealRequest,
  example: { against: 'entry-0f8fad5b-d9cb-469f-a165-70867728950e', on: '2023-03-10' },
  refusals: ['entry-not-possible'],
  record: (services, person, body, reporter) => fileAppeal(services, { person, ...body }, reporter),
});

export const appealDecide = entryEndpoint<AppealOutcomeRequest>({
  id: 'decideAppeal',
  path: 'appeals/{appeal}/outcome',
  access: PAYMENT_PREPARERS,
  summary: { zh: '申诉结果', en: 'The outcome of an appeal' },
  description: {
    zh: '维持（dismissed）或者支持（upheld）；支持的，按政策补发。',
    en: 'Upheld or dismissed; where it is upheld, arrears follow as the policy says.',
  },
  schema: 'AppealOutcomeRequest',
  validate: validateAppealOutcomeRequest,
  example: { outcome: 'upheld', on: '2023-03-20' },
  parameters: [appealId],
  refusals: ['entry-unknown', 'entry-not-possible'],
  record: (services, person, body, reporter, call) =>
    decideAppeal(services, { person, appeal: parameterOf(call, appealId), ...body }, reporter),
});
