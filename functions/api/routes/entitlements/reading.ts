import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import { parseResidentId } from '../../../core/identities/resident-id.ts';
import { balancesOf } from '../../../core/payments/balances.ts';
import { isMonth } from '../../../core/shared/month.ts';
import { findDossier } from '../../../core/use-cases/entitlements/find-dossier.ts';
import { showEntitlement } from '../../../core/use-cases/entitlements/show-entitlement.ts';
import { validateEntitlementSearchRequest } from '../../../generated/api-validators.js';
import { jsonAnswer } from '../../answer.ts';
import type { Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { type Parameter, wrongParameter } from '../../parameter.ts';
import { parameterOf } from '../../parameter-of.ts';
import { knownOnDay } from '../../parameters.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { shownIdentity } from '../cases/case-view.ts';
import { EXAMPLE_PERSON } from '../cases/example-person.ts';
import { ENTITLEMENT_OFFICERS, ENTITLEMENT_READERS } from '../payments/payment-access.ts';
import { balanceView, lineView } from '../payments/payment-views.ts';
import { ownOf } from '../payments/touched.ts';
import { entitlementsOf, personRef, touchedEntitlement } from './entitlement-call.ts';
import { dueMonthView, entryView } from './entitlement-views.ts';

const body = jsonBody({
  schema: 'EntitlementSearchRequest',
  validate: validateEntitlementSearchRequest,
  mostBytes: 2_000,
  example: { residentId: EXAMPLE_PERSON.residentId },
});

export const entitlementSearch: Endpoint = {
  id: 'findEntitlement',
  method: 'POST',
  path: '/v1/entitlements/search',
  // Anybody's number can be asked for; an answer there is only where the person was decided for, looked at below.
  access: { ...ENTITLEMENT_OFFICERS, roles: [...ENTITLEMENT_OFFICERS.roles, 'finance'], scope: 'any' },
  summary: { zh: '按身份证号查找', en: 'Find a person’s entitlement by resident ID' },
  description: {
    zh: '身份证号放在正文里，不进地址和日志；只找得到本辖区认定过的人，答复为人员编号。',
    en: 'The number is in the body, so that no address or log keeps it. Only people for whom something was decided here are found; the answer is the reference.',
  },
  parameters: [],
  body,
  answers: [
    { status: 200, contentType: 'application/json', description: 'Who it is', schema: 'EntitlementFound' },
  ],
  refusals: [...bodyRefusals, 'identity-invalid', 'entitlement-unknown'],
  async answer(call) {
    const { residentId } = await readValid(call, body);
    const { vault, followUp } = call.services.platform;
    const person = await vault.find(parseResidentId(residentId, call.services.today()).reveal());
    if (person === undefined) throw refuseUnknown('entitlement-unknown');
    const { jurisdiction } = await findDossier(followUp.dossiers, person, ownOf(call));
    return jsonAnswer({ reference: person, jurisdiction });
  },
};

/** ?through= */
const throughMonth: Parameter<string | undefined> = {
  name: 'through',
  in: 'query',
  description: { zh: '计算到哪个月，缺省为本月', en: 'The last month worked out; this one where absent' },
  schema: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
  example: '2023-06',
  read(text) {
    if (text === undefined || (isMonth(text) && text < '2100')) return text;
    throw wrongParameter(
      this,
      text,
      {
        zh: '2099-12 以前的月份，写作 YYYY-MM，如 2023-03',
        en: 'YYYY-MM up to 2099-12, such as 2023-03',
      },
      'month-invalid',
    );
  },
};

export const entitlementShow: Endpoint = {
  id: 'getEntitlement',
  method: 'GET',
  path: '/v1/entitlements/{person}',
  access: ENTITLEMENT_READERS,
  touches: touchedEntitlement,
  unknown: 'entitlement-unknown',
  summary: { zh: '一个人逐月应享的补贴', en: 'What a person is entitled to, month by month' },
  description: {
    zh: '自申请之月起每月应发多少、依据哪条、因何变化，已发多少；以及由此得出的各项记录和其中不能算数的（faults）。knownOn 为当日所知。',
    en: 'From the month of application on: what is due, by which clause and event, and what was paid; with the entries from which it follows, and those that could not count (faults). knownOn asks as it was known on a day.',
  },
  parameters: [personRef, throughMonth, knownOnDay],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The months', schema: 'Entitlement' },
  ],
  refusals: ['entitlement-unknown', 'request-invalid', 'month-invalid'],
  async answer(call) {
    const asked = {
      person: parameterOf(call, personRef),
      through: parameterOf(call, throughMonth),
      knownOn: parameterOf(call, knownOnDay),
    };
    const shown = await showEntitlement(entitlementsOf(call), asked, ownOf(call));
    const { person, months, entries, balances, ...rest } = shown;
    const disclosure = disclosureFor(call.by);
    return jsonAnswer({
      ...rest,
      reference: person,
      person: await shownIdentity(call.services.platform.vault, person, disclosure),
      months: months.map(dueMonthView),
      entries: entries.map((entry) => entryView(entry, disclosure)),
      balances: balances.map(balanceView),
    });
  },
};

export const ledgerShow: Endpoint = {
  id: 'getLedger',
  method: 'GET',
  path: '/v1/entitlements/{person}/ledger',
  access: ENTITLEMENT_READERS,
  touches: touchedEntitlement,
  unknown: 'entitlement-unknown',
  summary: { zh: '一个人的补贴台账', en: 'The ledger of a person' },
  description: {
    zh: '应发、已发、退回、追回、减免各行，只增不改，每行有说明和所依据的认定；以及逐月余额。',
    en: 'Lines of due, paid, returned, recovered and waived, append-only, each with its explanation and what it rests on; and what is open by month.',
  },
  parameters: [personRef],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The ledger', schema: 'PersonLedger' },
  ],
  refusals: ['entitlement-unknown'],
  async answer(call) {
    const { ledger } = call.services.platform.followUp;
    const person = parameterOf(call, personRef);
    const lines = await ledger.linesOf(person);
    const balances = [...balancesOf(lines).values()].map(balanceView);
    return jsonAnswer({ reference: person, lines: lines.map(lineView), balances });
  },
};
