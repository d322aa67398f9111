import type { Month } from '../../shared/month.ts';

/** A county that does not exist in a place that does: people, and for how long they are followed. */
export interface SyntheticCounty {
  /** The same seed makes the same people, rows and days. */
  readonly seed: string;
  /** Six digits. */
  readonly jurisdiction: string;
  /** Codes of nine digits. */
  readonly townships: readonly [string, ...string[]];
  readonly people: number;
  /** Share of them who have or get a disability certificate; nearly all where absent. */
  readonly certified?: number;
  /** First month that is followed, and how many. */
  readonly from: Month;
  readonly months: number;
}

/** A stretch of days; `until` is the first day on which it is over, null while it lasts. */
export interface Span {
  readonly from: string;
  readonly until: string | null;
}

/** A disability certificate from its first issue on. */
export interface SyntheticCertificate {
  readonly category: string;
  readonly level: number;
  readonly components: string | null;
  readonly issuedOn: string;
  readonly expiresOn: string;
  /** Day of a re-issue after expiry or shortly before, valid for ten years more; null where it is not renewed. */
  readonly renewedOn: string | null;
  readonly change: { readonly on: string; readonly level: number } | null;
  readonly frozen: Span | null;
  readonly cancelledOn: string | null;
}

/** Another benefit that the person draws, in the words of its register. */
export interface SyntheticBenefit extends Span {
  readonly register: string;
  readonly kind: string | null;
  readonly part: string | null;
  readonly monthlyAmount: string;
}

/** Somebody who does not exist, with all that happens to him while the county is followed. */
export interface SyntheticLife {
  readonly index: number;
  readonly residentId: string;
  readonly name: string;
  readonly bornOn: string;
  readonly isMale: boolean;
  readonly township: string;
  readonly isUrban: boolean;
  readonly household: { readonly id: number; readonly size: number; readonly isHead: boolean };
  readonly certificate: SyntheticCertificate | null;
  readonly minimumLiving: (Span & { readonly class: string; readonly incomePerHead: string }) | null;
  readonly margin: Span | null;
  readonly extremePoverty: Span | null;
  /** A death reaches its register on `knownOn`; one entered by mistake is taken back on `takenBackOn`. */
  readonly death: {
    readonly on: string;
    readonly knownOn: string;
    readonly isCremated: boolean;
    readonly takenBackOn: string | null;
  } | null;
  readonly move: { readonly on: string; readonly to: string } | null;
  readonly sentence: { readonly on: string; readonly releasedOn: string | null } | null;
  readonly benefits: readonly SyntheticBenefit[];
  /** Day on which he applies, if he ever does; whoever does not is for discovery to find. */
  readonly appliesOn: string | null;
}
