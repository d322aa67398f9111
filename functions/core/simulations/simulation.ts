import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';

/**
 * What a proposed policy changes for one person and benefit, of what the jurisdiction pays: begins, ends · rises, falls ·
 * class: the same amount on another ground · opens: hangs on facts that nobody knows. Of what is not applied for, by the
 * registers: would-qualify, no-longer-qualifies.
 */
export const changeKinds = [
  'begins',
  'ends',
  'rises',
  'falls',
  'class',
  'opens',
  'would-qualify',
  'no-longer-qualifies',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** People and 分 a month. */
export interface PeopleAndFen {
  readonly people: number;
  readonly fen: number;
}

/** Who receives a benefit, by its classes; `open`: people of whom too little is known. */
export interface SimulatedSide extends PeopleAndFen {
  readonly classes: Readonly<Record<string, PeopleAndFen>>;
  readonly open: number;
}

/** One benefit before and after; the money of a change is what it adds a month, negative where it saves. */
export interface SimulatedBenefit {
  readonly before: SimulatedSide;
  readonly after: SimulatedSide;
  readonly changes: Readonly<Partial<Record<ChangeKind, PeopleAndFen>>>;
}

/** What a simulation comes to, by benefit. */
export interface SimulationFigures {
  /** Everybody whom registers name or whom the jurisdiction pays. */
  readonly people: number;
  readonly benefits: Readonly<Record<string, SimulatedBenefit>>;
}

/** A class and an amount; null where nothing is received. */
export interface SimulatedClaim {
  readonly outcome: 'granted' | 'refused' | 'undetermined';
  /** 分; 0 unless granted. */
  readonly fen: number;
  readonly class: string | null;
  readonly because: readonly string[];
}

/** What changes for one person and benefit. */
export interface SimulatedChange {
  readonly person: PersonRef;
  readonly benefit: string;
  readonly change: ChangeKind;
  readonly before: SimulatedClaim | null;
  readonly after: SimulatedClaim | null;
}

/** What proposed policy files would change in one month over the people of a jurisdiction. It changes nothing itself. */
export interface Simulation {
  /** Made of what was asked and on which day: the same is the same simulation. */
  readonly id: string;
  readonly jurisdiction: string;
  /** The counties of it that have people; worked one by one. */
  readonly counties: readonly string[];
  readonly month: Month;
  /** Policies and dossiers as known on this day. */
  readonly knownOn: string;
  /** The day by which registers are read. */
  readonly on: string;
  /** The proposed files, by path, with the SHA-256 of their canonical JSON: what is approved later is the same or not. */
  readonly files: readonly { readonly path: string; readonly digest: string }[];
  /** Account of whoever asked. */
  readonly by: string;
  readonly startedAt: string;
}

/** How far one county is. */
export interface SimulationPart {
  readonly simulation: string;
  readonly county: string;
  /** failed: `problem` says why. */
  readonly state: 'working' | 'done' | 'failed';
  readonly problem: string | null;
  /** The last person who was looked at. */
  readonly person: PersonRef | null;
  readonly figures: SimulationFigures;
}
