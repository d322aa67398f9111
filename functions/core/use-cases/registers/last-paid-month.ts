import type { PaymentRunStore } from '../../ports/payment-run-store.ts';
import type { Month } from '../../shared/month.ts';

const PAID: ReadonlySet<string> = new Set(['released', 'sent', 'settled']);

/** The last month that a run of a jurisdiction has paid; null where none has. */
export async function lastPaidMonth(
  runs: Pick<PaymentRunStore, 'runsOf'>,
  jurisdiction: string,
): Promise<Month | null> {
  let cursor: string | undefined;
  do {
    const { items, next } = await runs.runsOf(jurisdiction, { limit: 24, cursor });
    const paid = items.find(({ status }) => PAID.has(status));
    if (paid !== undefined) return paid.month;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return null;
}
