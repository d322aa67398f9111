import type { Period } from '../../oversight/period.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { pagesOf } from '../payments/pages.ts';
import type { OversightServices } from './oversight-services.ts';

/** Runs of a county for the months of a period whose lines the ledger has whole; the newest month first. */
export async function releasedRuns(
  { runs }: Pick<OversightServices, 'runs'>,
  county: string,
  { from, to }: Period,
): Promise<PaymentRun[]> {
  const found: PaymentRun[] = [];
  for await (const page of pagesOf((request) => runs.runsOf(county, request), 100)) {
    found.push(...page.filter((run) => isWritten(run) && from <= run.month && run.month <= to));
    if (page.some(({ month }) => month < from)) break; // the newest month comes first
  }
  return found;
}

function isWritten({ status }: PaymentRun): boolean {
  return status === 'released' || status === 'sent' || status === 'settled';
}
