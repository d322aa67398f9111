import type { LayoutKind } from '../layouts/layout-path.ts';
import type { OfficeLayout } from '../layouts/office-layout.ts';
import type { Policy, PolicyLayer } from '../policies/policy.ts';
import type { Bilingual } from '../shared/text.ts';

/** An error of a file that would count, by its place. */
export interface PlacedError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Bilingual;
  readonly nearest?: string;
}

/** What a catalogue is made of, as plain data: another thread makes the same catalogue of it. */
export interface CatalogueParts {
  readonly layers: readonly PolicyLayer[];
  /** Of files that cannot be used, for which nothing is decided. */
  readonly errors: readonly PlacedError[];
  readonly layouts: readonly OfficeLayout[];
}

/** The policy files that are in use: every one was checked before it came in. */
export interface PolicyCatalogue {
  /** Codes of the jurisdictions that have a file, ascending. */
  jurisdictions(): string[];
  /** All versions of a jurisdiction, by start and issue, ascending; empty where there is none. */
  versionsOf(jurisdiction: string): readonly PolicyLayer[];
  /** The policy on a day, as known on another (default: all that is known). Refuses jurisdiction-unknown, policy-not-in-force. */
  policyOn(jurisdiction: string, on: string, knownOn?: string): Policy;
  /** Layouts that offices keep beside their policies: a jurisdiction's, then its superiors', the newest version of each first. */
  layoutsFor(jurisdiction: string, kind: LayoutKind): readonly OfficeLayout[];
  /** Absent where the catalogue only stands for another one that may change. */
  readonly parts?: () => CatalogueParts;
}
