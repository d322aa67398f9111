import type { Caller } from '../../access/caller.ts';
import { NATION } from '../../jurisdictions/jurisdiction-code.ts';
import { paymentMonthFrom } from '../../payments/payment-rhythm.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { platformSubject } from '../../payments/platform-subject.ts';
import { lastDayOf, type Month } from '../../shared/month.ts';
import { beginPaymentRun } from './begin-payment-run.ts';
import type { PaymentServices, Progress } from './payment-services.ts';
import { goOnPreparing } from './prepare-payment-run.ts';

const calendar: Caller = { subject: platformSubject, roles: [], jurisdiction: NATION };

/**
 * Prepares the run of a month without anybody asking, for two persons to ask for and to release; undefined where the
 * policy pays in another month, or there is nobody to pay. Interrupted or asked again, it is the same run. Refuses run-open-already where an
 * earlier month still waits for its persons, and what the catalogue refuses.
 */
export async function prepareScheduledRun(
  services: PaymentServices,
  jurisdiction: string,
  month: Month,
  onProgress?: Progress,
): Promise<PaymentRun | undefined> {
  // First, since a county that only receives cases for others may have no policy of its own.
  const { items: payees } = await services.dossiers.payees(jurisdiction, { limit: 1 });
  if (payees.length === 0) return undefined;
  const { time } = services.catalogue.policyOn(jurisdiction, lastDayOf(month)).rules;
  if (paymentMonthFrom(month, time?.payment) !== month) return undefined;
  const run = await beginPaymentRun(services, { jurisdiction, month }, calendar);
  return goOnPreparing(services, run, onProgress);
}
