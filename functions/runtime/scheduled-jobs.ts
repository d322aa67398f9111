/** What the calendar calls keep-time for, with `{ "job": … }` as its event; each may come twice or a day late. */
export const scheduledJobs = {
  deadlines: 'every open case has an execution, and what was left in the outbox is delivered',
  reminders: 'recertifications are planned, and what nobody did by its last day is noted as missed',
  records: 'every decision has its record: the hash chains are verified',
  comparisons:
    'registers are compared where the policy’s months have passed or a file came, and interrupted comparisons gone on with',
  keys: 'what another personal key wrapped is wrapped by the present one; nothing while there is no other',
  'payment-runs': 'the run of the month is prepared for two persons to take up and release; it pays nothing',
} as const;

export type ScheduledJob = keyof typeof scheduledJobs;
