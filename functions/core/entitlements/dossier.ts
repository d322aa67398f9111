import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';

/** Where an entry comes from, so that it can be shown and, where it proves wrong, withdrawn. */
export interface EntrySource {
  readonly kind: 'case' | 'register' | 'finding' | 'recertification' | 'officer';
  /** Id of the case, import, finding or recertification; the subject of the officer's token. */
  readonly id: string;
}

/** What an officer or a case decided for one benefit. */
export interface GrantedBenefit {
  readonly outcome: 'granted' | 'refused';
  /** Monthly amount that an officer set against the determination, with his ground; null: as determined. */
  readonly overrideFen: number | null;
  readonly ground: string | null;
}

/** What an entry of each type says. Days are YYYY-MM-DD in Beijing. */
export interface DossierEntryData {
  /** From this day on the facts (by dotted id) have these values, until another entry says otherwise; null: unknown from then on. */
  facts: {
    readonly from: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly asOf: string | null;
  };
  /** A life event of the policy (its id under `events`), such as death or sentenced. */
  event: { readonly event: string; readonly on: string };
  /** A life event is over: a release, a return, an unfreezing. */
  'event-ended': { readonly event: string; readonly on: string };
  /** A case was determined. `fromMonth` is the accrual month that the case worked out. */
  decided: {
    readonly caseId: string;
    readonly jurisdiction: string;
    readonly appliedOn: string;
    readonly decidedOn: string;
    readonly fromMonth: Month;
    readonly benefits: Readonly<Record<string, GrantedBenefit>>;
  };
  /** Months before a restart that are paid at discretion (N 13). */
  'back-pay': { readonly benefit: string; readonly months: readonly Month[]; readonly ground: string };
  /** Force majeure: the old amount goes on in these months (N 13). */
  transition: { readonly from: Month; readonly through: Month; readonly ground: string };
  /** An objection against a stop or change; `outcome` null while it is open. */
  appeal: {
    readonly appeal: string;
    readonly on: string;
    readonly outcome: 'upheld' | 'dismissed' | null;
    /** The entry against which it is directed, which an upheld appeal undoes. */
    readonly against: string;
  };
  recertified: {
    readonly on: string;
    readonly means: string;
    readonly result: 'confirmed' | 'not-met' | 'missed';
  };
  /** An earlier entry proved wrong: a death that was not. */
  withdrawn: { readonly entry: string; readonly ground: string };
}

export type DossierEntryType = keyof DossierEntryData;

/** One thing that became known of a person; never changed, only withdrawn by another. */
export type DossierEntry = {
  [Type in DossierEntryType]: {
    readonly id: string;
    readonly type: Type;
    /** ISO instant at which it was recorded. */
    readonly at: string;
    /** Day on which the platform learnt it; what is due "as known on" looks no further. */
    readonly knownOn: string;
    readonly source: EntrySource;
  } & DossierEntryData[Type];
}[DossierEntryType];

/** All that is known of a person over time (档案): every month's entitlement follows from it and the policies. */
export interface Dossier {
  readonly person: PersonRef;
  /** In no order that means anything: reading sorts by content, so that the order of arrival cannot matter. */
  readonly entries: readonly DossierEntry[];
}
