import type { Caller } from '../../access/caller.ts';
import type { BankInstruction } from '../../payments/bank-instruction.ts';
import type { PaymentRun, RunPayment } from '../../payments/payment-run.ts';
import { cashByBenefit } from '../../payments/run-payment.ts';
import { requireReleased, sendRun } from '../../payments/run-steps.ts';
import { Refusal } from '../../shared/refusal.ts';
import { bankLayoutFor } from './bank-layout-for.ts';
import { findPaymentRun } from './find-payment-run.ts';
import { pagesOf } from './pages.ts';
import { actOf, type PaymentServices } from './payment-services.ts';

/** A bank file and the run it is for. */
export interface BankFile {
  readonly run: PaymentRun;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The file that tells the bank what to pay, in a layout (bankLayoutFor where none is asked); asked again, the same
 * payments under the same ids in the same layout, so that the bank knows them again. Refuses run-unknown,
 * run-not-released, run-sent-otherwise and what the layouts refuse.
 */
export async function writeBankFile(
  services: PaymentServices,
  runId: string,
  asked: string | undefined,
  caller: Caller,
): Promise<BankFile> {
  const found = await findPaymentRun(services, runId);
  requireReleased(found);
  const { jurisdiction, month, totals } = found;
  const { people: payments, fen } = totals.payments;
  const header = { run: runId, jurisdiction, month, payments, fen };
  const files = await services.bankFiles(jurisdiction);
  const chosen = bankLayoutFor(found, files, asked);
  const name = files.fileName(chosen.file, header);
  const content = files.write(chosen.file, header, instructionsOf(services, found));
  const run = sendRun(found, actOf(services, caller), chosen);
  if (run !== found) await services.runs.save(run);
  return { run, name, content };
}

/** Every payment of a run, with whom and where to; in the order of their ids. Refuses identity-unknown. */
async function* instructionsOf(services: PaymentServices, run: PaymentRun): AsyncGenerator<BankInstruction> {
  let sequence = 0;
  for await (const page of pagesOf((request) => services.runs.payments(run.id, request), 500)) {
    const paying = page.filter(({ fen }) => fen > 0);
    const people = await Promise.all(paying.map((payment) => payeeOf(services, payment)));
    for (const [index, payment] of paying.entries()) {
      const payee = people[index];
      if (payee === undefined) continue;
      sequence += 1;
      const { id, fen } = payment;
      const { jurisdiction, month } = run;
      yield {
        id,
        sequence,
        run: run.id,
        jurisdiction,
        month,
        ...payee,
        fen,
        byBenefit: cashByBenefit(payment),
      };
    }
  }
}

async function payeeOf({ identities, accounts }: PaymentServices, { id, person }: RunPayment) {
  const [identity, account] = await Promise.all([identities.reveal(person, 'unmasked'), accounts.of(person)]);
  if (identity === undefined)
    throw new Refusal('identity-unknown', `the vault has no identity for payment ${id}; restore it first`);
  return { name: identity.name, residentId: identity.residentId, account: account ?? null };
}
