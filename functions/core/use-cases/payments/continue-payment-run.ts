import type { PaymentRun } from '../../payments/payment-run.ts';
import { findPaymentRun } from './find-payment-run.ts';
import type { PaymentServices, Progress } from './payment-services.ts';
import { goOnPreparing } from './prepare-payment-run.ts';
import { goOnReleasing } from './release-payment-run.ts';

/**
 * Takes a run up where it stands and brings it to the point where the next person is needed; nobody is asked, since
 * who began or released it has done so already. Refuses run-unknown, and revision-stale where another process has it.
 */
export async function continuePaymentRun(
  services: PaymentServices,
  runId: string,
  onProgress?: Progress,
): Promise<PaymentRun> {
  const run = await findPaymentRun(services, runId);
  return run.status === 'releasing'
    ? goOnReleasing(services, run, onProgress)
    : goOnPreparing(services, run, onProgress);
}
