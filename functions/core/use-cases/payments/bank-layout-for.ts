import type { PaymentRun } from '../../payments/payment-run.ts';

const usual = 'card-csv';

/** The layout that is asked for; else the one in which the run went to the bank, or the one-card list. */
export function bankLayoutFor({ sent }: PaymentRun, asked: string | undefined): string {
  return asked ?? sent?.layout ?? usual;
}
