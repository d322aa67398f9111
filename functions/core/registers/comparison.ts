import type { FindingKind } from './finding.ts';

/** A comparison of the registers with what is paid, for one jurisdiction; resumed where it stopped. */
export interface Comparison {
  /** Made of jurisdiction and day: a day's comparison exists once. */
  readonly id: string;
  readonly jurisdiction: string;
  /** The day as of which it compares. */
  readonly on: string;
  /** How often it went round on that day, since register files came after it had begun; absent: once. */
  readonly rounds?: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** comparing: people up to `person` · reviewing: open findings that no longer hold, up to `cursor` · done. */
  readonly state: 'comparing' | 'reviewing' | 'done';
  readonly person: string | null;
  readonly cursor: string | null;
  readonly people: number;
  readonly recipients: number;
  /** Dossier entries that only confirm with a newer day what is known. */
  readonly refreshed: number;
  /** New findings of the day by kind. */
  readonly found: Readonly<Partial<Record<FindingKind, number>>>;
  /** Findings that the same rows had raised before. */
  readonly known: number;
  readonly superseded: number;
  /** 分 a month over the new findings, too much paid and too little paid apart. */
  readonly overpaidFen: number;
  readonly underpaidFen: number;
}
