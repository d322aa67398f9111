import type { CaseEventType } from './case-event.ts';

/** Who is told of an event: the review machine, the two offices, the applicant, the office above, and the ledgers. */
const subscribers = [
  'workflow',
  'receiving-office',
  'competent-office',
  'applicant',
  'superior-office',
  'entitlements',
  'public-notices',
  'oversight',
  'webhooks',
] as const;
export type Subscriber = (typeof subscribers)[number];

/** Which event goes to whom; a new type does not compile without its row. The auditors read every event anyway. */
export const subscriptions: Readonly<Record<CaseEventType, readonly Subscriber[]>> = {
  'case-created': ['workflow', 'oversight', 'webhooks'],
  'facts-changed': [],
  'competent-office-changed': ['oversight'],
  'material-added': [],
  'material-shown-by-register': [],
  'file-completed': ['workflow', 'oversight'],
  'case-pushed': ['workflow', 'receiving-office', 'competent-office', 'oversight', 'webhooks'],
  'stage-opened': ['workflow', 'receiving-office', 'competent-office', 'webhooks'],
  'stage-decided': ['workflow', 'receiving-office', 'oversight', 'webhooks'],
  'stage-passed': ['workflow', 'receiving-office', 'webhooks'],
  'check-failed': ['workflow', 'competent-office'],
  'correction-requested': ['workflow', 'receiving-office', 'applicant', 'webhooks'],
  'correction-made': ['workflow', 'competent-office', 'webhooks'],
  'correction-not-made': ['competent-office'],
  'notice-published': ['workflow', 'public-notices', 'receiving-office', 'webhooks'],
  'notice-closed': ['public-notices', 'receiving-office', 'webhooks'],
  'objection-filed': ['competent-office', 'oversight'],
  're-examination-opened': ['workflow', 'competent-office', 'receiving-office', 'webhooks'],
  'clock-warned': ['receiving-office', 'competent-office'],
  'clock-overdue': ['receiving-office', 'competent-office', 'oversight', 'webhooks'],
  'clock-recounted': ['workflow'],
  'case-escalated': ['superior-office', 'oversight', 'webhooks'],
  'policy-re-pinned': ['workflow', 'receiving-office', 'competent-office', 'oversight'],
  'case-determined': [
    'workflow',
    'receiving-office',
    'competent-office',
    'entitlements',
    'oversight',
    'webhooks',
  ],
  'applicant-notified': ['workflow', 'applicant', 'oversight', 'webhooks'],
  'case-withdrawn': ['workflow', 'receiving-office', 'competent-office', 'oversight', 'webhooks'],
  'case-rated': ['oversight'],
};

/** Who is told of an event of this type. */
export function subscribersOf(type: CaseEventType): readonly Subscriber[] {
  return subscriptions[type];
}

/** The types that webhooks are told of. */
export const webhookEventTypes: readonly CaseEventType[] = (
  Object.keys(subscriptions) as CaseEventType[]
).filter((type) => subscriptions[type].includes('webhooks')); // the keys of a Record over all types are all types
