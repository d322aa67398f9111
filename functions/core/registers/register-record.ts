import type { PersonRef } from '../ports/identity-vault.ts';

/** A life event of the policy that a row dates; `over` is the day on which the row says that it ended. */
export interface RegisteredEvent {
  readonly event: string;
  readonly on: string;
  readonly over: string | null;
}

/** Another benefit that a row says the person draws. */
export interface RegisteredBenefit {
  /** Code of `policy.otherBenefits`. */
  readonly code: string;
  readonly part: string | null;
  /** Decimal yuan a month; null where the register has no amount. */
  readonly monthlyAmount: string | null;
  readonly begunOn: string | null;
  readonly endedOn: string | null;
}

/** What one row of a register says of a person, in the words of the policy's dictionary. */
export interface RegisteredContent {
  /** Facts by dotted id. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The day from which these facts hold; null: from the day as of which the file was made. */
  readonly factsFrom: string | null;
  readonly events: readonly RegisteredEvent[];
  readonly benefits: readonly RegisteredBenefit[];
}

/**
 * present: the register has the row · absent: it left the register (停保, or missing from a complete file) ·
 * withdrawn: the register takes back what it said (a death entered by mistake).
 */
export type RegisterStanding = 'present' | 'absent' | 'withdrawn';

/** The last that a register said of a person. */
export interface RegisterRecord extends RegisteredContent {
  /** Id under `policy.registers`. */
  readonly register: string;
  /** Tells several rows of one person in one register apart; '' where there is only one. */
  readonly key: string;
  readonly standing: RegisterStanding;
  /** SHA-256 of what the row says (content and standing, without its day, line and file): equal rows are one. */
  readonly digest: string;
  /** Day as of which the register said so last. */
  readonly asOf: string;
  /** Day as of which it first said exactly this. */
  readonly since: string;
  /** Import and line of the file where it stood last; line 0 where it left a complete file. */
  readonly importId: string;
  readonly line: number;
  /** Code of the township (9 or 12 digits) that the row names. */
  readonly township: string | null;
  /** What the register said before, so that a finding can show both. */
  readonly before: (RegisteredContent & { readonly digest: string; readonly asOf: string }) | null;
}

/** All that the registers of one place say of a person. */
export interface PersonRegisters {
  readonly person: PersonRef;
  /** The jurisdiction for which the files were imported: a county's code, or a superior's for its own files. */
  readonly jurisdiction: string;
  /** At most one for each register and key, in the order of registers and keys. */
  readonly records: readonly RegisterRecord[];
}
