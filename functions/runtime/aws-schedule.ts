import { systemClock } from '../adapters/local/system-clock.ts';
import { countyDirectory } from '../adapters/stores/county-directory.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { NATION } from '../core/jurisdictions/jurisdiction-code.ts';
import { awsBatchRunner } from './aws-batch-runner.ts';
import { keepAwsDeadlines } from './aws-deadlines.ts';
import { listFromEnvironment } from './aws-environment.ts';
import { replaceAwsKeys } from './aws-key-replacement.ts';
import { awsDelivery } from './aws-outbox.ts';
import { verifyAwsRecords } from './aws-records.ts';
import { awsStanding } from './aws-standing.ts';
import { awsTable } from './aws-table.ts';
import type { BigRunKind } from './big-run-kinds.ts';
import type { ScheduledJob } from './scheduled-jobs.ts';

/** What a job of the calendar found or started. */
const work: Readonly<Record<ScheduledJob, () => Promise<object>>> = {
  deadlines: () => {
    const delivery = awsDelivery();
    const cases = { ...delivery.cases, ...awsStanding().cases };
    return keepAwsDeadlines({ ...delivery, cases }, systemClock.now());
  },
  records: () => verifyAwsRecords(),
  reminders: () => overCounties('reminders', 10),
  comparisons: () => overCounties('comparisons', 10),
  'payment-runs': () => overCounties('payment-runs', 1),
  keys: () => replaceAwsKeys(),
};

/** Does a job of the calendar and says what it found. Throws for one that is not done here. */
export async function runScheduledJob({ job }: { readonly job: ScheduledJob }): Promise<object> {
  if (Object.hasOwn(work, job)) return work[job]();
  throw new Error(`${String(job)} is no job of this function; right is ${Object.keys(work).join(' or ')}`);
}

/** Starts the big run of the day over all counties at work; called again on the same day, it is the same run. */
async function overCounties(kind: BigRunKind, itemsPerChunk: number): Promise<object> {
  const on = calendarDateAt(systemClock.now());
  const items = await servedCounties();
  const run = { kind, runId: `${kind}-${on}`, on, items, itemsPerChunk };
  const isStarted = items.length > 0 && (await awsBatchRunner().start(run));
  return { runId: run.runId, jurisdictions: items.length, isStarted };
}

async function servedCounties(): Promise<readonly string[]> {
  const served = listFromEnvironment('JURISDICTIONS');
  const directory = countyDirectory(awsTable());
  const found = await Promise.all(
    (served.length === 0 ? [NATION] : served).map((code) => directory.countiesIn(code)),
  );
  return [...new Set(found.flat())].sort();
}
