import type { RunPayment } from '../../payments/payment-run.ts';
import { paymentSeal, sealPayment } from '../../payments/run-seal.ts';
import { requireReleased } from '../../payments/run-steps.ts';
import { findPaymentRun } from './find-payment-run.ts';
import { pagesOf } from './pages.ts';
import type { PaymentServices } from './payment-services.ts';

/** Whether the ledger still holds what a run wrote, and the first payment where it does not. */
export type RunVerdict =
  | { readonly isIntact: true; readonly payments: number; readonly seal: string | null }
  | { readonly isIntact: false; readonly payment: string | null; readonly problem: string };

/** Recomputes a run's chain of hashes from the ledger. Refuses run-unknown and run-not-released. */
export async function verifyPaymentRun(services: PaymentServices, runId: string): Promise<RunVerdict> {
  const run = await findPaymentRun(services, runId);
  requireReleased(run);
  const { ledger, runs } = services;
  let [seal, payments]: [string | null, number] = [null, 0];
  for await (const page of pagesOf((request) => runs.payments(runId, request), 500)) {
    const held = await Promise.all(page.map(({ person }) => ledger.linesOf(person)));
    for (const [index, payment] of page.entries()) {
      const lines = (held[index] ?? []).filter(({ by }) => by === runId);
      const problem = problemOf(payment, lines.length);
      if (problem !== undefined) return { isIntact: false, payment: payment.id, problem };
      seal = sealPayment(seal, paymentSeal(lines));
      payments += 1;
    }
  }
  if (seal === run.seal) return { isIntact: true, payments, seal };
  return { isIntact: false, payment: null, problem: 'the lines do not give the hash that the run carries' };
}

function problemOf({ lines }: RunPayment, found: number): string | undefined {
  if (found === lines.length) return undefined;
  return `the ledger has ${found} lines of this payment; right is ${lines.length}`;
}
