import { maskName } from '../../identities/mask-name.ts';
import type { RunPayment } from '../../payments/payment-run.ts';
import { cashByBenefit } from '../../payments/run-payment.ts';
import { requireReleased } from '../../payments/run-steps.ts';
import type { Paged, PageRequest } from '../../ports/case-store.ts';
import { findPaymentRun } from './find-payment-run.ts';
import type { PaymentServices } from './payment-services.ts';

/** A payee as the public list prints him (N 9); neither his ID nor his account, nor why he is paid. */
export interface PublicPayee {
  readonly name: string;
  /** Code of the township where the application was competent; null where nobody named one. */
  readonly township: string | null;
  /** 分 */
  readonly fen: number;
  readonly byBenefit: Readonly<Record<string, number>>;
}

/** Who was paid with a run, masked, without payments that the bank sent back. Refuses run-unknown, run-not-released. */
export async function listPaid(
  services: PaymentServices,
  runId: string,
  page: PageRequest,
): Promise<Paged<PublicPayee>> {
  requireReleased(await findPaymentRun(services, runId));
  const { items, next } = await services.runs.payments(runId, page);
  const paid = items.filter(({ fen, bank }) => fen > 0 && bank?.outcome !== 'failed');
  return { items: await Promise.all(paid.map((payment) => publicPayee(services, payment))), next };
}

async function publicPayee(services: PaymentServices, payment: RunPayment): Promise<PublicPayee> {
  const { person, fen } = payment;
  const [identity, township] = await Promise.all([
    services.identities.reveal(person, 'unmasked'),
    townshipOf(services, person),
  ]);
  return { name: maskName(identity?.name ?? ''), township, fen, byBenefit: cashByBenefit(payment) };
}

async function townshipOf({ dossiers, cases }: PaymentServices, person: string): Promise<string | null> {
  const { entries } = await dossiers.load(person);
  const last = entries
    .flatMap((entry) => (entry.type === 'decided' ? [entry] : []))
    .sort((a, b) => (a.decidedOn < b.decidedOn ? 1 : -1))[0];
  const summary = last === undefined ? undefined : await cases.summary(last.caseId);
  return summary?.competent.township ?? null;
}
