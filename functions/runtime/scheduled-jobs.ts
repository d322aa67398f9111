/** What the calendar calls keep-time for, with `{ "job": … }` as its event; each may come twice or a day late. */
export const scheduledJobs = {
  deadlines: 'every open case has an execution, and what was left in the outbox is delivered',
  reminders: 'certificates that expire, recertifications that are due, comparisons that are late',
  records: 'every decision has its record: the hash chains are verified',
  comparisons: 'the monthly comparison with the registers is planned and started',
  'payment-runs': 'the run of the month is prepared for its two persons to release; it pays nothing',
} as const;

export type ScheduledJob = keyof typeof scheduledJobs;
