import type { RefusalEntry } from './refusal-entry.ts';

/** Payment runs, banks and recoveries. */
export const PAYMENT_REFUSALS = {
  'run-unknown': {
    status: 404,
    title: { zh: '没有该发放批次', en: 'There is no such payment run' },
    remedy: {
      zh: '核对批次编号；其他地区的批次在这里看不到。',
      en: 'Check the id of the run; runs of other areas are not visible here.',
    },
  },
  'run-open-already': {
    status: 409,
    title: { zh: '该地区另有在办的发放批次', en: 'Another payment run of the jurisdiction is open' },
    remedy: {
      zh: '先由另一人核准正在办理的批次，或者撤销它；两个批次同时进行会重复发放补发款。',
      en: 'Have the open run released by a second person, or cancel it; two at once would pay the same arrears.',
    },
  },
  'run-month-not-due': {
    status: 422,
    title: { zh: '该月不发放', en: 'Nothing is paid in this month' },
    remedy: {
      zh: '改为 detail 所说的月份；不能提前发放以后月份的补贴。',
      en: 'Use the month that the detail names; nothing is paid ahead.',
    },
  },
  'run-not-prepared': {
    status: 409,
    title: { zh: '发放批次尚未制作完成或者已撤销', en: 'The payment run is not whole, or was cancelled' },
    remedy: {
      zh: '先继续制作该批次；已撤销的批次需要重新制作。',
      en: 'Go on with preparing the run; prepare a cancelled one anew.',
    },
  },
  'run-already-released': {
    status: 409,
    title: { zh: '发放批次已核准并锁定', en: 'The payment run was released and is locked' },
    remedy: {
      zh: '已核准的批次不能更改；差错在下一批次中更正，多发的通过追回办理。',
      en: 'A released run cannot be changed; the next run corrects it, and what was paid too much is recovered.',
    },
  },
  'run-not-released': {
    status: 409,
    title: { zh: '发放批次尚未核准', en: 'The payment run is not released yet' },
    remedy: {
      zh: '先由另一人核准该批次，再生成银行文件或读入银行回执。',
      en: 'Have a second person release the run before a bank file is written or an answer read.',
    },
  },
  'run-sent-otherwise': {
    status: 409,
    title: { zh: '发放批次已按其他版式送交银行', en: 'The payment run went to the bank in another layout' },
    remedy: {
      zh: '按送出时的版式重新取用；银行不能受理的，读入其退回的回执，款项随下一批次按正确的版式发放。',
      en: 'Fetch it in the layout in which it went out; where the bank cannot take it, read its answer back: the next run pays it, in the right layout.',
    },
  },
  'bank-return-unknown-line': {
    status: 422,
    title: { zh: '银行回执与本批次的发放指令不符', en: 'The bank return answers no payment of this run' },
    remedy: {
      zh: '核对回执是否属于该批次；回执中的指令编号须与银行文件一致。',
      en: 'Check whether the return belongs to this run; its instruction ids are those of the bank file.',
    },
  },
  'recovery-unknown': {
    status: 404,
    title: { zh: '没有该追回事项', en: 'There is no such recovery' },
    remedy: {
      zh: '核对追回编号；其他地区的追回在这里看不到。',
      en: 'Check the id of the recovery; those of other areas are not visible here.',
    },
  },
  'recovery-not-possible': {
    status: 422,
    title: { zh: '台账或者法规不允许此项追回', en: 'The ledger or the law does not allow this recovery' },
    remedy: {
      zh: '按 detail 说明的金额、月份或方式办理。',
      en: 'Use the amount, months or means that the detail names.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
