import type { Caller } from '../../access/caller.ts';
import type { PaymentRun, RunPayment } from '../../payments/payment-run.ts';
import { paymentSeal, sealPayment } from '../../payments/run-seal.ts';
import { advanceRelease, releaseRun } from '../../payments/run-steps.ts';
import { findPaymentRun, requireRunRevision } from './find-payment-run.ts';
import type { PaymentServices, Progress } from './payment-services.ts';
import { closeEvenRecoveries } from './settle-recovery.ts';

const paymentsAtOnce = 500;

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
  const { runs } = services;
  let run = begun;
  while (run.status === 'releasing') {
    const { cursor, done } = run.checkpoint;
    const page = await runs.payments(run.id, {
      limit: paymentsAtOnce,
      ...(cursor !== null && { cursor }),
    });
    const at = run.released?.at ?? '';
    const written = await Promise.all(page.items.map((payment) => writePayment(services, payment, at)));
    const seal = written.reduce(sealPayment, run.seal);
    run = advanceRelease(run, page.next, done + page.items.length, seal);
    await runs.save(run);
    onProgress?.({ done: run.checkpoint.done, total: page.next === null ? run.checkpoint.done : null });
  }
  return run;
}

async function writePayment(services: PaymentServices, payment: RunPayment, at: string) {
  const { person } = payment;
  const lines = payment.lines.map((line) => ({ ...line, at }));
  if (lines.length > 0) await services.ledger.append(person, lines);
  if (lines.some(({ setOff }) => setOff !== null)) await closeEvenRecoveries(services, person);
  return paymentSeal(lines);
}
