import type { Caller } from '../../access/caller.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { cancelRun } from '../../payments/run-steps.ts';
import { findPaymentRun } from './find-payment-run.ts';
import { actOf, type PaymentServices } from './payment-services.ts';

/** Undoes a run that is not released; the ledger never saw it. Refuses run-unknown and run-already-released. */
export async function cancelPaymentRun(
  services: PaymentServices,
  runId: string,
  ground: string,
  caller: Caller,
): Promise<PaymentRun> {
  const run = await findPaymentRun(services, runId);
  const cancelled = cancelRun(run, actOf(services, caller), ground);
  if (cancelled !== run) await services.runs.save(cancelled);
  return cancelled;
}
