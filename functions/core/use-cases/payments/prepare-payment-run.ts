import type { Caller } from '../../access/caller.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { advancePreparation } from '../../payments/run-steps.ts';
import { joinTotals } from '../../payments/run-totals.ts';
import { beginPaymentRun, type RunWish } from './begin-payment-run.ts';
import type { PaymentServices, Progress } from './payment-services.ts';
import { oneByOne, pagesFrom } from './run-pages.ts';

/** A page: enough to write its checkpoint for, and few enough that both cores have some of a small county. */
const peopleAtOnce = 100;

/**
 * Goes through everybody whom the jurisdiction pays and stores what the run would write and pay. Interrupted, it goes
 * on where it stood; asked again, it answers with what there is. The ledger is not touched before the release.
 * Refuses what beginPaymentRun refuses, and revision-stale where somebody else is preparing the same run.
 */
export async function preparePaymentRun(
  services: PaymentServices,
  wish: RunWish,
  caller: Caller,
  onProgress?: Progress,
): Promise<PaymentRun> {
  return goOnPreparing(services, await beginPaymentRun(services, wish, caller), onProgress);
}

/** Goes on from the checkpoint of a run that is being prepared; any other is answered as it is. Refuses revision-stale. */
export async function goOnPreparing(
  services: PaymentServices,
  begun: PaymentRun,
  onProgress?: Progress,
): Promise<PaymentRun> {
  if (begun.status !== 'preparing') return begun;
  let run = begun;
  const { dossiers, runs, pages = oneByOne(services) } = services;
  const people = pagesFrom(run.checkpoint.cursor, peopleAtOnce, (page) =>
    dossiers.payeeRefs(run.jurisdiction, page),
  );
  for await (const { next, result } of pages.prepare(run, people)) {
    run = advancePreparation(run, next, joinTotals(run.totals, result));
    await runs.save(run);
    onProgress?.({ done: run.checkpoint.done, total: next === null ? run.checkpoint.done : null });
  }
  return run;
}
