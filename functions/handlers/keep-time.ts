import { runScheduledJob } from '../runtime/aws-schedule.ts';

/** Does a job of the calendar: `{ "job": "deadlines" }`. */
export const handler = runScheduledJob;
