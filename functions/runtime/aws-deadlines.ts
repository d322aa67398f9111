import type { CaseStore } from '../core/ports/case-store.ts';
import { startOpenCases } from '../workflow/start-open-cases.ts';
import { logFault, logSignal } from './aws-log.ts';
import { type DeliveryServices, deliverEntry } from './aws-outbox.ts';

/** More would be more than Step Functions takes in a second. */
const startsAtOnce = 25;
/** Of each shard; what a stream gave up is little, and the rest comes at the next call. */
const entriesAtOnce = 250;
/** What is younger is on its way through the stream. */
const leftBehindAfterMs = 15 * 60_000;

/** What a call found to do. */
export interface DeadlinesReport {
  readonly open: number;
  readonly overdue: number;
  readonly delivered: number;
}

/**
 * Heals what a lost signal, a dead letter or an execution that failed has left behind: delivers old entries of the
 * outbox and sees to it that every open case has its machine. Everything in it may come twice.
 */
export async function keepAwsDeadlines(
  services: DeliveryServices & { readonly cases: Pick<CaseStore, 'openCases'> },
  now: string,
): Promise<DeadlinesReport> {
  const delivered = await sweepOutbox(services, now);
  let overdue = 0;
  const counting: Pick<CaseStore, 'openCases'> = {
    openCases: async (request) => {
      const page = await services.cases.openCases(request);
      overdue += page.items.filter(({ isOverdue }) => isOverdue).length;
      return page;
    },
  };
  const open = await startOpenCases(counting, services.runner, startsAtOnce);
  logSignal('cases-overdue', overdue);
  return { open, overdue, delivered };
}

async function sweepOutbox(services: DeliveryServices, now: string): Promise<number> {
  const before = new Date(Date.parse(now) - leftBehindAfterMs).toISOString();
  const stuck = new Set<string>();
  let count = 0;
  for (const entry of await services.cases.undelivered(entriesAtOnce)) {
    if (entry.at > before || stuck.has(entry.caseId)) continue;
    try {
      await deliverEntry(services, entry);
      count += 1;
    } catch (error) {
      stuck.add(entry.caseId);
      logFault(error, `outbox ${entry.id}`);
    }
  }
  return count;
}
