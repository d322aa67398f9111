import type { PaymentRun } from '../../payments/payment-run.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { PaymentServices } from './payment-services.ts';

/** Refuses run-unknown. */
export async function findPaymentRun(
  { runs }: Pick<PaymentServices, 'runs'>,
  runId: string,
): Promise<PaymentRun> {
  const run = await runs.load(runId);
  if (run === undefined)
    throw new Refusal('run-unknown', `no payment run has the id '${runId.slice(0, 60)}'`);
  return run;
}

/** Refuses revision-stale where the caller saw another revision than the one there is. */
export function requireRunRevision({ id, revision }: PaymentRun, expected: number | undefined): void {
  if (expected === undefined || expected === revision) return;
  throw new Refusal('revision-stale', `${id} is at revision ${revision}, not at ${expected}; read it again`);
}
