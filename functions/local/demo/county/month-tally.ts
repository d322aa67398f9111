import type { FindingKind } from '../../../core/registers/finding.ts';
import type { Month } from '../../../core/shared/month.ts';

type Counts = Record<string, number>;

/** What happened in a month, counted as it happened; money in 分. */
export interface MonthTally {
  readonly month: Month;
  /** Rows of register files, and those that could not be used. */
  rows: number;
  faulty: number;
  readonly found: Readonly<Partial<Record<FindingKind, number>>>;
  readonly settled: Counts;
  /** Life events and changes that officers confirmed, by id such as event.death. */
  readonly confirmed: Counts;
  frauds: number;
  granted: number;
  refused: number;
  /** Calendar days from application to decision. */
  readonly daysToDecide: number[];
  candidates: number;
  /** People told of their right for the first time. */
  told: number;
  waived: number;
  appliedAfterTold: number;
  readonly recertified: Counts;
  recipients: number;
  readonly paid: Counts;
  /** People by what made their payment another, as the run explains it. */
  readonly changes: Counts;
  /** The 分 of these. */
  readonly changesFen: Counts;
  returned: number;
  returnedFen: number;
}

export function monthTally(month: Month): MonthTally {
  return {
    month,
    rows: 0,
    faulty: 0,
    found: {},
    settled: {},
    confirmed: {},
    frauds: 0,
    granted: 0,
    refused: 0,
    daysToDecide: [],
    candidates: 0,
    told: 0,
    waived: 0,
    appliedAfterTold: 0,
    recertified: {},
    recipients: 0,
    paid: {},
    changes: {},
    changesFen: {},
    returned: 0,
    returnedFen: 0,
  };
}

export function count(counts: Partial<Counts>, key: string, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}
