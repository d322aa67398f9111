import { type BenefitFunding, fundingSummary } from '../../payments/funding-summary.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { lastDayOf } from '../../shared/month.ts';
import { findPaymentRun } from './find-payment-run.ts';
import type { PaymentServices } from './payment-services.ts';

/** The sheet for the finance bureau: what a run costs and who bears it. Refuses run-unknown. */
export async function summariseFunding(
  services: PaymentServices,
  runId: string,
): Promise<{ readonly run: PaymentRun; readonly benefits: readonly BenefitFunding[]; readonly fen: number }> {
  const run = await findPaymentRun(services, runId);
  const { rules } = services.catalogue.policyOn(run.jurisdiction, lastDayOf(run.month), run.knownOn);
  const benefits = fundingSummary(run.totals, rules);
  return { run, benefits, fen: run.totals.payments.fen };
}
