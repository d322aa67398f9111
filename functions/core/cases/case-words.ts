import type { ActorRole } from './actor.ts';
import type { CaseStatus } from './case.ts';

/** What an officer calls a status, for refusals in Chinese; in English it is named as the API names it. */
export const STATUS_WORDS: Readonly<Record<CaseStatus, string>> = {
  collecting: '收件中',
  complete: '待推送',
  'in-review': '审核中',
  'awaiting-correction': '待补正',
  determined: '已审定，待告知',
  closed: '已办结',
  withdrawn: '已撤回',
};

/** The same of who acts. */
export const ROLE_WORDS: Readonly<Record<ActorRole, string>> = {
  window: '受理窗口',
  village: '村（居）委会',
  township: '乡镇（街道）',
  federation: '残联',
  'civil-affairs': '民政部门',
  finance: '财政部门',
  supervisor: '上级监管人员',
  platform: '系统',
};
