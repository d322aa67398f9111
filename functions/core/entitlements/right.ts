import type { EntryOf } from './known-entries.ts';

/** Months by their index, half-open: from the first that it covers to the first that it does not. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Months in which nothing is due although there was a grant, and why. */
export interface Stop extends Span {
  /** event.<id> of the policy, or recertification.missed, .not-met, .suspended, reissue.suspended. */
  readonly because: string;
  /** Day of what stopped it. */
  readonly on: string;
}

/** Months in which an expired certificate still counts, since it could not be renewed. */
export interface Lift extends Span {
  /** Day on which the certificate expired. */
  readonly expiredOn: string;
}

/** A change of the certificate that waits for the new card. */
export interface Reissue extends Span {
  readonly changedOn: string;
  /** Day of the new card; where nobody recorded it, as of which a register first states it. */
  readonly issuedOn: string | undefined;
  /** Nobody recorded the day of the card itself. */
  readonly isCardAwaited: boolean;
}

/** A life event that takes effect other than with the next month, and what it is about. */
export interface Shift {
  readonly event: string;
  readonly subject: string;
  readonly on: string;
  readonly effective: number;
  /** It changes what is due, so that its month is told by it; one that stops tells of its stop, and one that was over before changes nothing. */
  readonly isChange: boolean;
  /** Nothing comes back by itself after this event: what it ended, a new application begins. */
  readonly needsApplication: boolean;
}

/** What one decision gives for one benefit, before any month is determined. */
export interface Right {
  readonly benefit: string;
  readonly jurisdiction: string;
  readonly decision: EntryOf<'decided'>;
  /** Index of the first month. */
  readonly start: number;
  /** The day as of which the first month is determined, and a later one for what came to light while it was decided. */
  readonly asOf: readonly string[];
  /** Set where the right began anew after the certificate had expired on this day. */
  readonly afterExpiry: { readonly expiredOn: string; readonly stoppedFrom: number } | undefined;
  readonly stops: readonly Stop[];
  readonly lifts: readonly Lift[];
  readonly reissues: readonly Reissue[];
  readonly shifts: readonly Shift[];
}

/** A decision as stops and changes look at it: for which benefit. */
export interface Claimed {
  readonly benefit: string;
  readonly decision: EntryOf<'decided'>;
}
