import { systemClock } from '../adapters/local/system-clock.ts';
import type { PaymentPlatform } from '../api/platform.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { continuePaymentRun } from '../core/use-cases/payments/continue-payment-run.ts';
import { findPaymentRun } from '../core/use-cases/payments/find-payment-run.ts';
import { awsBatchRunner } from './aws-batch-runner.ts';
import { awsPaymentServicesOn } from './aws-payment-services.ts';
import { awsLibrary } from './aws-policies.ts';
import { TimeIsUp } from './invocation-time.ts';
import { requirePresentTime } from './present-invocation.ts';

/** Of a request's time, this much is for the page at hand and the answer. */
const reserveMs = 14_000;

/**
 * Payments in the cloud's HTTP function. Nothing runs there once a request is answered: a run goes on within the
 * request as far as its time goes, which is enough for a small county, and then as a big run.
 */
export function awsPayments(): PaymentPlatform {
  const requireTime = requirePresentTime(reserveMs);
  const servicesOn = awsPaymentServicesOn();
  return {
    servicesOn,
    goOn: async (runId) => {
      const services = servicesOn(awsLibrary().current().catalogue);
      try {
        await continuePaymentRun(services, runId, requireTime);
      } catch (error) {
        if (error instanceof TimeIsUp) return goOnAsBigRun(services, runId);
        const isOthers = error instanceof Refusal && error.name === 'revision-stale';
        if (!isOthers) throw error; // somebody else goes on with it; whoever asked sees how far
      }
    },
  };
}

/** Named after the revision, so that a stretch that was asked for twice is started once. */
async function goOnAsBigRun(services: Parameters<typeof findPaymentRun>[0], runId: string): Promise<void> {
  const { revision } = await findPaymentRun(services, runId);
  await awsBatchRunner().start({
    kind: 'go-on-with-runs',
    runId: `${runId}-${revision}`,
    on: calendarDateAt(systemClock.now()),
    items: [runId],
    itemsPerChunk: 1,
  });
}
