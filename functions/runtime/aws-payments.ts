import { systemClock } from '../adapters/local/system-clock.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import type { PaymentPlatform } from '../api/platform.ts';
import { continuePaymentRun } from '../core/use-cases/payments/continue-payment-run.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { awsTable } from './aws-table.ts';
import { awsVault } from './aws-vault.ts';
import { paymentServicesOn } from './payment-services.ts';

/** So long a request goes on with a run: well within what a function and its gateway allow. */
const stretchMs = 15_000;

/** The stretch is over; the checkpoint stands. */
class StretchOver extends Error {
  override readonly name = 'StretchOver';
}

/**
 * Payments in the cloud's HTTP function. Nothing runs there once a request is answered, so a run goes on within the
 * requests that ask for it: whoever sees it unfinished asks again.
 */
export function awsPayments(): PaymentPlatform {
  const servicesOn = paymentServicesOn({
    followUp: createFollowUpStores(awsTable(), awsKeyRing()),
    cases: awsCaseStore(),
    vault: awsVault(),
    compiled: awsCompiled(),
    clock: systemClock,
  });
  return {
    servicesOn,
    goOn: async (runId) => {
      const end = Date.now() + stretchMs;
      const untilThen = () => {
        if (Date.now() > end) throw new StretchOver();
      };
      const services = servicesOn(awsLibrary().current().catalogue);
      await continuePaymentRun(services, runId, untilThen).catch((error: unknown) => {
        if (!(error instanceof StretchOver)) throw error;
      });
    },
  };
}
