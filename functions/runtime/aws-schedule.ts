import { systemClock } from '../adapters/local/system-clock.ts';
import { keepAwsDeadlines } from './aws-deadlines.ts';
import { awsDelivery } from './aws-outbox.ts';
import { verifyAwsRecords } from './aws-records.ts';
import { awsStanding } from './aws-standing.ts';
import type { ScheduledJob } from './scheduled-jobs.ts';

/** The jobs of the calendar that this function does itself. */
const work: Readonly<Partial<Record<ScheduledJob, () => Promise<object>>>> = {
  deadlines: () => {
    const delivery = awsDelivery();
    const cases = { ...delivery.cases, ...awsStanding().cases };
    return keepAwsDeadlines({ ...delivery, cases }, systemClock.now());
  },
  records: () => verifyAwsRecords(),
};

/** Does a job of the calendar and says what it found. Throws for one that is not done here. */
export async function runScheduledJob({ job }: { readonly job: ScheduledJob }): Promise<object> {
  const wanted = work[job];
  if (wanted !== undefined) return wanted();
  throw new Error(`${String(job)} is no job of this function; right is ${Object.keys(work).join(' or ')}`);
}
