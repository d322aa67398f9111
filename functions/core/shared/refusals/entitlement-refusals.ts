import type { RefusalEntry } from './refusal-entry.ts';

/** What follows a decision for one person: dossier, account, recertification. */
export const ENTITLEMENT_REFUSALS = {
  'recertification-unknown': {
    status: 404,
    title: { zh: '没有该复核事项', en: 'There is no such recertification' },
    remedy: { zh: '重新读取复核计划。', en: 'Read the plan again.' },
  },
  'recertification-done': {
    status: 409,
    title: { zh: '该复核已经办结', en: 'The recertification is done already' },
    remedy: {
      zh: '重新读取；结果有误的，由民政部门另行处理。',
      en: 'Read it again; a result that is wrong is for civil affairs to mend.',
    },
  },
  'entitlement-unknown': {
    status: 404,
    title: { zh: '此人在本地没有已作出的决定', en: 'Nothing was ever decided for this person here' },
    remedy: {
      zh: '核对人员编号；其他地区的享受情况在这里看不到。',
      en: 'Check the reference of the person; entitlements of other areas are not visible here.',
    },
  },
  'identity-in-use': {
    status: 409,
    title: {
      zh: '正确的身份证号下另有在用的档案',
      en: 'The right resident ID belongs to another record that is in use',
    },
    remedy: {
      zh: '同一人的两份档案不能合并：在错误号码的档案中登记停发事件（该号码下没有残疾人证，登记残疾人证注销），在正确号码的档案中重新申请；多发的按追回办理。',
      en: 'Two records in use cannot be made one: stop the one under the wrong number by the event that holds (no certificate exists under it: certificate-cancelled), go on with the one under the right number, and recover what both were paid.',
    },
  },
  'account-unknown': {
    status: 404,
    title: { zh: '此人没有登记收款账户', en: 'No account is known for this person' },
    remedy: {
      zh: '先登记收款账户；没有账户的，其应发金额挂账。',
      en: 'Set the account first; until then the person is owed what is due.',
    },
  },
  'entry-unknown': {
    status: 404,
    title: { zh: '享受档案中没有该条有效记录', en: 'The dossier has no such entry that counts' },
    remedy: {
      zh: '核对记录编号；已经撤回的记录不能再次撤回。',
      en: 'Check the id of the entry; one that was withdrawn cannot be withdrawn again.',
    },
  },
  'entry-not-possible': {
    status: 422,
    title: {
      zh: '政策或者享受档案不允许登记该记录',
      en: 'The policy or the dossier does not allow this entry',
    },
    remedy: {
      zh: '按 detail 说明的补贴、月份或记录办理。',
      en: 'Use the benefit, months or entry that the detail names.',
    },
  },
  'record-full': {
    status: 409,
    title: { zh: '记录条数已达上限', en: 'The record has no room for another entry' },
    remedy: {
      zh: '此人的记录条数异常，请核查是否有系统在重复写入。',
      en: 'No life fills a record; look for a system that writes the same again and again.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
