import type { ScheduledJob } from '../functions/runtime/scheduled-jobs.ts';
import type { FunctionName } from './functions.ts';

/** When a function is called without anybody asking, in Beijing time. */
export interface PlatformSchedule {
  readonly function: FunctionName;
  readonly at: string;
  readonly input: object;
}

const job = (name: ScheduledJob, at: string): PlatformSchedule => ({
  function: 'keep-time',
  at,
  input: { job: name },
});

/** All of them, by name. A day of a term ends at its last minute, so what is late is seen just after midnight. */
export const schedules: Readonly<Record<ScheduledJob | 'webhooks', PlatformSchedule>> = {
  deadlines: job('deadlines', 'cron(5 0 * * ? *)'),
  reminders: job('reminders', 'cron(0 7 * * ? *)'),
  records: job('records', 'cron(0 3 * * ? *)'),
  comparisons: job('comparisons', 'cron(0 1 * * ? *)'), // each county where its policy's months have passed, or a register file came
  'payment-runs': job('payment-runs', 'cron(0 2 5 * ? *)'),
  keys: job('keys', 'cron(0 5 * * ? *)'),
  webhooks: { function: 'deliver-webhooks', at: 'rate(1 minute)', input: {} },
};
