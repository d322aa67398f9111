import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';

/** A record behind a figure, whatever the topic; it refers to a person and names none. */
export interface OversightRow {
  /** Of the case, payment, finding, candidate, recertification, recovery or waiver. */
  readonly id: string;
  /** The authority whose figure it is in. */
  readonly jurisdiction: string;
  /** Nine or more digits; null where nobody named one. */
  readonly township: string | null;
  /** The month that puts it into the period. */
  readonly month: Month;
  readonly status: string;
  /** Last day of what is to be done about it; null without one, or when it is done. */
  readonly dueOn: string | null;
  readonly person: PersonRef;
  /** The payment run, for a payment. */
  readonly run: string | null;
}
