import type { Role } from '../../../core/access/roles.ts';
import { maskName } from '../../../core/identities/mask-name.ts';
import type { KeptAccount } from '../../../core/ports/payee-accounts.ts';
import { findAccount, setAccount } from '../../../core/use-cases/entitlements/set-account.ts';
import { validatePayeeAccountRequest } from '../../../generated/api-validators.js';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { parameterOf } from '../../parameter-of.ts';
import { ifMatch } from '../cases/case-parameters.ts';
import { callerOf } from '../cases/request-meta.ts';
import { ENTITLEMENT_READERS } from '../payments/payment-access.ts';
import { personRef, touchedEntitlement } from './entitlement-call.ts';

const body = jsonBody({
  schema: 'PayeeAccountRequest',
  validate: validatePayeeAccountRequest,
  mostBytes: 4_000,
  example: { kind: 'card', holder: '张三', bank: '重庆农村商业银行', number: '6228000000000000' },
});

export const accountPut: Endpoint = {
  id: 'putPayeeAccount',
  method: 'PUT',
  path: '/v1/entitlements/{person}/account',
  access: { roles: ['window-clerk', 'civil-affairs-approver'], scope: 'receiving-or-competent' },
  touches: touchedEntitlement,
  unknown: 'entitlement-unknown',
  summary: { zh: '登记收款账户', en: 'Set the account to which a person is paid' },
  description: {
    zh: '一卡通或银行账户，可以是监护人的；加密保存，替换原来的，并记下由谁何时登记；If-Match 为所看账户的 ETag。没有账户的人，其应发金额挂账，登记后随下一批次支付。',
    en: 'The one-card or a bank account, a guardian’s where he draws the money. It is kept sealed, in place of an earlier one, with who set it and when. If-Match is the ETag of the one that was looked at. Who has none is owed until there is one.',
  },
  parameters: [personRef, ifMatch],
  body,
  answers: [
    { status: 200, contentType: 'application/json', description: 'The account', schema: 'PayeeAccount' },
  ],
  refusals: ['entitlement-unknown', ...bodyRefusals, 'revision-stale'],
  async answer(call) {
    const account = await readValid(call, body);
    const { followUp, cases } = call.services.platform;
    const services = { accounts: followUp.accounts, clock: cases.clock };
    const how = { by: callerOf(call).subject, expected: parameterOf(call, ifMatch) };
    return accountAnswer(
      await setAccount(services, { person: parameterOf(call, personRef), account }, how),
      call.by,
    );
  },
};

export const accountShow: Endpoint = {
  id: 'getPayeeAccount',
  method: 'GET',
  path: '/v1/entitlements/{person}/account',
  access: ENTITLEMENT_READERS,
  touches: touchedEntitlement,
  unknown: 'entitlement-unknown',
  summary: { zh: '收款账户', en: 'The account to which a person is paid' },
  description: {
    zh: '只有民政和财政看到全部账号，其余角色看到末四位。',
    en: 'Civil affairs and finance see it whole, every other role its last four digits.',
  },
  parameters: [personRef],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The account', schema: 'PayeeAccount' },
  ],
  refusals: ['entitlement-unknown', 'account-unknown'],
  async answer(call) {
    const { accounts } = call.services.platform.followUp;
    return accountAnswer(await findAccount(accounts, parameterOf(call, personRef)), call.by);
  },
};

const SEE_ALL: readonly Role[] = ['civil-affairs-approver', 'finance'];

function accountAnswer(kept: KeptAccount, by: readonly Role[]): Answer {
  return jsonAnswer(accountView(kept, by), { etag: `"${kept.revision}"` });
}

function accountView({ account, set }: KeptAccount, by: readonly Role[]) {
  const { kind, holder, bank, number } = account;
  if (by.some((role) => SEE_ALL.includes(role))) return { kind, holder, bank, number, set };
  const hidden = '*'.repeat(Math.max(0, number.length - 4));
  return { kind, holder: maskName(holder), bank, number: hidden + number.slice(-4), set };
}
