import type { PaymentRun } from '../../payments/payment-run.ts';
import type { BankFiles } from '../../ports/bank-file.ts';

const usual = 'card-csv';

/** A bank's layout by its id, and the file by which it is written and read. */
export interface ChosenLayout {
  readonly layout: string;
  readonly file: string;
}

/**
 * The layout that is asked for; else the one in which the run went to the bank, or the one-card list. What went to the
 * bank keeps its file, whatever versions come later. Refuses request-invalid for an unknown layout.
 */
export function bankLayoutFor(
  { sent }: PaymentRun,
  files: Pick<BankFiles, 'fileOf'>,
  asked: string | undefined,
): ChosenLayout {
  const layout = asked ?? sent?.layout ?? usual;
  const kept = sent?.layout === layout ? sent.file : undefined;
  return { layout, file: files.fileOf(kept ?? layout) };
}
