import type { Bilingual } from '../shared/text.ts';

/** What is watched over, in the order of the sheet; each is a list of records and the figures over it. */
export const topicIds = [
  'received',
  'decided',
  'waivers',
  'payments',
  'recoveries',
  'findings',
  'discovery',
  'recertifications',
] as const;
export type TopicId = (typeof topicIds)[number];

/** What each topic is called, with the day that puts a record into a period. */
export const topicLabels: Readonly<Record<TopicId, Bilingual>> = {
  received: { zh: '本地受理（按申请月）', en: 'Taken here, by month of application' },
  decided: { zh: '本地审核（按申请月）', en: 'Decided here, by month of application' },
  waivers: { zh: '自愿放弃（按登记月）', en: 'Waivers, by month of recording' },
  payments: { zh: '发放（按发放月）', en: 'Payments, by month of the run' },
  recoveries: { zh: '追回（按立项月）', en: 'Recoveries, by month of opening' },
  findings: { zh: '疑点（按发现月）', en: 'Findings, by month in which they were found' },
  discovery: { zh: '主动发现（按发现月）', en: 'People looked for, by month in which they were found' },
  recertifications: { zh: '定期复核（按应复核月）', en: 'Recertifications, by month in which they are due' },
};
