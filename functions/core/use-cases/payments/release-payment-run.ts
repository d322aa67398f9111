import type { Caller } from '../../access/caller.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { sealPayment } from '../../payments/run-seal.ts';
import { advanceRelease, releaseRun } from '../../payments/run-steps.ts';
import { findPaymentRun, requireRunRevision } from './find-payment-run.ts';
import type { PaymentServices, Progress } from './payment-services.ts';
import { oneByOne, pagesFrom } from './run-pages.ts';

/** A page, as large as in preparing. */
const paymentsAtOnce = 100;

/**
 * A second person releases a prepared run: its lines go into the ledger, person by person, each once however often it
 * is interrupted and repeated; then it is locked. Refuses run-unknown, second-person-required, run-not-prepared,
 * run-already-released, and revision-stale where the run is no longer the one that was looked at.
 */
export async function releasePaymentRun(
  services: PaymentServices,
  runId: string,
  caller: Caller,
  expectedRevision?: number,
  onProgress?: Progress,
): Promise<PaymentRun> {
  return goOnReleasing(services, await beginRelease(services, runId, caller, expectedRevision), onProgress);
}

/** The decision of the second person alone: the run is released from now on, and the ledger still to be written. */
export async function beginRelease(
  { runs, clock }: PaymentServices,
  runId: string,
  caller: Caller,
  expectedRevision?: number,
): Promise<PaymentRun> {
  const found = await findPaymentRun({ runs }, runId);
  if (found.status === 'prepared') requireRunRevision(found, expectedRevision);
  const run = releaseRun(found, caller, clock.now());
  if (run !== found) await runs.save(run);
  return run;
}

/** Goes on from the checkpoint of a run that is being released; any other is answered as it is. Refuses revision-stale. */
export async function goOnReleasing(
  services: PaymentServices,
  begun: PaymentRun,
  onProgress?: Progress,
): Promise<PaymentRun> {
  if (begun.status !== 'releasing') return begun;
  let run = begun;
  const { runs, pages = oneByOne(services) } = services;
  const payments = pagesFrom(run.checkpoint.cursor, paymentsAtOnce, (page) => runs.paymentIds(run.id, page));
  for await (const { refs, next, result } of pages.release(run, payments)) {
    const done = run.checkpoint.done + refs.length;
    run = advanceRelease(run, next, done, result.reduce(sealPayment, run.seal));
    await runs.save(run);
    onProgress?.({ done, total: next === null ? done : null });
  }
  return run;
}
