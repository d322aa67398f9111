import type { PaymentRun, RunPayment } from '../../payments/payment-run.ts';
import { paymentSeal } from '../../payments/run-seal.ts';
import type { PageServices } from './payment-services.ts';
import { closeEvenRecoveries } from './settle-recovery.ts';

/** As many as share a commit; more would only take memory. */
const paymentsAtOnce = 100;

/** Writes some payments of a released run into the ledger, each once however often; gives their seals, in their order. */
export async function releasePage(
  services: PageServices,
  run: PaymentRun,
  paymentIds: readonly string[],
): Promise<(string | null)[]> {
  const payments = await services.runs.paymentsByIds(run.id, paymentIds);
  const at = run.released?.at ?? '';
  const seals: (string | null)[] = [];
  for (let from = 0; from < payments.length; from += paymentsAtOnce) {
    const some = payments.slice(from, from + paymentsAtOnce);
    seals.push(...(await Promise.all(some.map((payment) => writePayment(services, payment, at)))));
  }
  return seals;
}

async function writePayment(services: PageServices, payment: RunPayment, at: string): Promise<string | null> {
  const { person } = payment;
  const lines = payment.lines.map((line) => ({ ...line, at }));
  if (lines.length > 0) await services.ledger.append(person, lines);
  if (lines.some(({ setOff }) => setOff !== null)) await closeEvenRecoveries(services, person);
  return paymentSeal(lines);
}
