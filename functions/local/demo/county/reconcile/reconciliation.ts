import type { Fen } from '../../../../core/shared/money.ts';
import type { Month } from '../../../../core/shared/month.ts';

/** What the ledger holds for the months of one benefit, and what they come to when worked out anew. */
export interface MonthSums {
  readonly month: Month;
  readonly benefit: string;
  /** Σ due(month) over all dossiers, by the evaluator for many people. */
  recomputed: Fen;
  due: Fen;
  paid: Fen;
  returned: Fen;
  recovered: Fen;
  waived: Fen;
  /** Σ of what is owed to people, and of what they were paid too much, person by person. */
  owed: Fen;
  overpaid: Fen;
}

/** One run in the run's totals, in the ledger and in the bank's files. */
export interface RunSums {
  readonly run: string;
  readonly runFen: Fen;
  readonly ledgerFen: Fen;
  readonly fileFen: Fen;
  readonly failedFen: Fen;
  readonly returnedFen: Fen;
}

/** Money looked at from two sides, to the 分. Nothing differs where `differences` is empty. */
export interface Reconciliation {
  readonly months: readonly MonthSums[];
  readonly runs: readonly RunSums[];
  readonly people: number;
  /** People whose months were worked out by json-rules-engine, too, and the months that were compared. */
  readonly sample: { readonly people: number; readonly months: number };
  /** Months that cannot be determined and keep what the ledger has, so that there is nothing to compare. */
  readonly kept: { readonly months: number; readonly fen: Fen };
  /** What differs, in words. */
  readonly differences: readonly string[];
}
