import type { Caller } from '../../access/caller.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { cancelRun } from '../../payments/run-steps.ts';
import { findPaymentRun, requireRunRevision } from './find-payment-run.ts';
import { actOf, type PaymentServices } from './payment-services.ts';

/** Undoes a run that is not released; the ledger never saw it. Refuses run-unknown, run-already-released and revision-stale. */
export async function cancelPaymentRun(
  services: PaymentServices,
  runId: string,
  ground: string,
  caller: Caller,
  expectedRevision?: number,
): Promise<PaymentRun> {
  const run = await findPaymentRun(services, runId);
  if (run.status !== 'cancelled') requireRunRevision(run, expectedRevision);
  const cancelled = cancelRun(run, actOf(services, caller), ground);
  if (cancelled !== run) await services.runs.save(cancelled);
  return cancelled;
}
