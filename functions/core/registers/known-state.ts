import type { Dossier } from '../entitlements/dossier.ts';
import { type EntryOf, type KnownEntries, knownEntries } from '../entitlements/known-entries.ts';

/** A fact as the dossier has it. */
export interface KnownFact {
  readonly value: unknown;
  readonly from: string;
  readonly asOf: string | null;
}

/** What a dossier says, as known on a day. */
export interface KnownState {
  readonly known: KnownEntries;
  /** The value that a fact has on a day; undefined where the dossier says nothing. */
  factOn(fact: string, day: string): KnownFact | undefined;
  /** Events that happened and were not withdrawn. */
  readonly events: readonly EntryOf<'event'>[];
  /** Whether something was ever granted. */
  readonly isRecipient: boolean;
}

export function knownState(dossier: Dossier, on: string): KnownState {
  const known = knownEntries(dossier, on);
  return {
    known,
    factOn: (fact, day) => {
      const entry = known.facts.findLast(({ from, values }) => from <= day && Object.hasOwn(values, fact));
      return entry && { value: entry.values[fact], from: entry.from, asOf: entry.asOf };
    },
    events: known.event,
    isRecipient: known.decided.some(({ benefits }) =>
      Object.values(benefits).some(({ outcome }) => outcome === 'granted'),
    ),
  };
}
