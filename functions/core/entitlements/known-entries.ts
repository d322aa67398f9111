import { EXPIRES_ON, ISSUED_ON } from './certificate-facts.ts';
import { contradictingDates } from './contradicting-dates.ts';
import type { Dossier, DossierEntry, DossierEntryType } from './dossier.ts';

export type EntryOf<Type extends DossierEntryType> = Extract<DossierEntry, { type: Type }>;

/** The entries that count as known on a day, by type, each in the order of its content. */
export type KnownEntries = { readonly [Type in DossierEntryType]: readonly EntryOf<Type>[] } & {
  /** Decisions that an appeal reopened: what they refused waits for a new decision. */
  readonly reopened: ReadonlySet<string>;
};

/**
 * What was known of a person on a day: later entries and withdrawn ones are left out. The order is that of the days
 * they speak of, then of learning them, then of their ids, whatever order they arrived in.
 */
export function knownEntries(dossier: Dossier, knownOn: string): KnownEntries {
  const byId = new Map<string, DossierEntry>();
  for (const entry of dossier.entries) if (entry.knownOn <= knownOn) byId.set(entry.id, entry);
  const gone = withdrawnIds([...byId.values()]);
  const counting = [...byId.values()].filter(({ id }) => !gone.has(id));
  return byType(counting.map(withoutContradiction).sort(byContent), new Set());
}

/**
 * The same without some entries, which an appeal undid. A decision stays: an appeal takes away nothing that was
 * granted, and what was refused only a new decision can grant.
 */
export function withoutEntries(
  { reopened: _, ...known }: KnownEntries,
  undone: ReadonlySet<string>,
): KnownEntries {
  const entries = Object.values(known).flatMap((some: readonly DossierEntry[]) => some);
  const kept = entries.filter(({ id, type }) => type === 'decided' || !undone.has(id));
  return byType(kept, new Set(known.decided.flatMap(({ id }) => (undone.has(id) ? [id] : []))));
}

function byType(entries: readonly DossierEntry[], reopened: ReadonlySet<string>): KnownEntries {
  const of = <Type extends DossierEntryType>(type: Type): EntryOf<Type>[] =>
    entries.filter((entry): entry is EntryOf<Type> => entry.type === type);
  return {
    facts: of('facts'),
    event: of('event'),
    'event-ended': of('event-ended'),
    decided: of('decided'),
    'back-pay': of('back-pay'),
    transition: of('transition'),
    appeal: of('appeal'),
    recertified: of('recertified'),
    withdrawn: of('withdrawn'),
    reopened,
  };
}

/** Dates of a certificate that contradict each other are as good as unknown. */
function withoutContradiction(entry: DossierEntry): DossierEntry {
  if (entry.type !== 'facts' || contradictingDates(entry.values) === undefined) return entry;
  const values = Object.entries(entry.values).filter(([fact]) => fact !== ISSUED_ON && fact !== EXPIRES_ON);
  return { ...entry, values: Object.fromEntries(values) };
}

/** A withdrawal that was withdrawn itself takes nothing away, whatever came to be known first. */
function withdrawnIds(entries: readonly DossierEntry[]): ReadonlySet<string> {
  const against = new Map<string, string[]>();
  for (const entry of entries)
    if (entry.type === 'withdrawn')
      against.set(entry.entry, [...(against.get(entry.entry) ?? []), entry.id].sort());
  const gone = new Map<string, boolean>();
  const isGone = (id: string): boolean => {
    const known = gone.get(id);
    if (known !== undefined) return known;
    gone.set(id, false); // two that withdraw each other come to an end
    const found = (against.get(id) ?? []).some((withdrawal) => !isGone(withdrawal));
    gone.set(id, found);
    return found;
  };
  return new Set([...against.keys()].sort().filter(isGone));
}

function byContent(a: DossierEntry, b: DossierEntry): number {
  return compare(dayOf(a), dayOf(b)) || compare(a.knownOn, b.knownOn) || compare(a.id, b.id);
}

function dayOf(entry: DossierEntry): string {
  switch (entry.type) {
    case 'facts':
    case 'transition':
      return entry.from;
    case 'decided':
      return entry.appliedOn;
    case 'back-pay':
      return entry.months[0] ?? '';
    case 'withdrawn':
      return entry.knownOn;
    default:
      return entry.on;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
