import type { Month } from '../shared/month.ts';

/** What a run brings to every person that it settles. */
export interface SettleContext {
  readonly jurisdiction: string;
  readonly run: string;
  /** ISO instant that the lines carry until the ledger gets them. */
  readonly at: string;
  /** The run's month: it and every earlier one are settled. */
  readonly month: Month;
  /** The month that the last run was for, by the policy's rhythm. */
  readonly previousMonth: Month;
}
