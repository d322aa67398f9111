import type { Event } from '../../generated/policy-file.ts';
import type { Policy } from '../policies/policy.ts';
import { monthIndex } from '../shared/month.ts';
import { orderedEntries } from '../shared/ordered.ts';
import type { DossierFault, EntitlementContext } from './entitlement-context.ts';
import { type FactHistory, factHistory } from './fact-history.ts';
import { type Happening, happeningsOf } from './happenings.ts';
import type { EntryOf, KnownEntries } from './known-entries.ts';
import { policyInMonth } from './policy-in-month.ts';

/** A person's entries read once, with the policies of the places that decided. */
export interface PersonTimeline {
  readonly known: KnownEntries;
  readonly history: FactHistory;
  /** Decisions that granted something, in the order of their applications; of one case the last word only. */
  readonly granted: readonly EntryOf<'decided'>[];
  readonly decisions: readonly EntryOf<'decided'>[];
  /** The policy that reads an event of a day: in force in its month, or the first one after it. */
  policyFor(jurisdiction: string, day: string): Policy | undefined;
  policyIn(jurisdiction: string, index: number): Policy | undefined;
  /** What happened by the events of a jurisdiction's policies, each read by the one in force in its month. */
  happenedIn(jurisdiction: string): readonly Happened[];
  report(entry: string, code: DossierFault['code'], message: string): void;
}

/** A life event that happened, with the policy that reads it. */
export interface Happened {
  readonly id: string;
  readonly event: Event;
  readonly policy: Policy;
  readonly happening: Happening;
}

/** Reads the entries of a person for the months from the first decision through an index, or the last decision. */
export function personTimeline(
  known: KnownEntries,
  throughIndex: number,
  knownOn: string,
  context: EntitlementContext,
  report: PersonTimeline['report'],
): PersonTimeline {
  const decisions = lastOfEachCase(known.decided);
  const granted = decisions.filter(({ benefits }) =>
    Object.values(benefits).some(({ outcome }) => outcome === 'granted'),
  );
  const byJurisdiction = new Map<string, { first: number; months: (Policy | undefined)[]; all: Policy[] }>();
  const monthsOf = (jurisdiction: string) => {
    const read = byJurisdiction.get(jurisdiction);
    if (read !== undefined) return read;
    const own = decisions.filter((one) => one.jurisdiction === jurisdiction);
    // What a later decision pays back of a month does not hang on how far the months are asked.
    const indexes = own.flatMap(({ appliedOn, decidedOn, fromMonth }) =>
      [appliedOn, decidedOn, fromMonth].map(monthIndex),
    );
    const first = Math.min(throughIndex, ...indexes);
    const last = Math.max(throughIndex, ...indexes);
    const months: (Policy | undefined)[] = [];
    for (let index = first; index <= last; index += 1)
      months.push(policyInMonth(context, jurisdiction, index, knownOn));
    const all = [...new Set(months)].filter((policy) => policy !== undefined);
    const fresh = { first, months, all };
    byJurisdiction.set(jurisdiction, fresh);
    return fresh;
  };
  const policyIn = (jurisdiction: string, index: number): Policy | undefined => {
    const { first, months } = monthsOf(jurisdiction);
    return months[index - first];
  };
  const policyFor = (jurisdiction: string, day: string): Policy | undefined => {
    const { first, months, all } = monthsOf(jurisdiction);
    const index = monthIndex(day) - first;
    if (index >= months.length) return all.at(-1);
    return (index < 0 ? undefined : months[index]) ?? all[0];
  };
  const history = factHistory(known.facts);
  const happened = new Map<string, readonly Happened[]>();
  return {
    known,
    history,
    granted,
    decisions,
    policyFor,
    policyIn,
    happenedIn(jurisdiction) {
      const before = happened.get(jurisdiction);
      if (before !== undefined) return before;
      const found = monthsOf(jurisdiction).all.flatMap((policy) =>
        orderedEntries(policy.rules.events).flatMap(([id, event]) =>
          happeningsOf(id, event, jurisdiction, known, history)
            .filter(({ on }) => policyFor(jurisdiction, on) === policy)
            .map((happening) => ({ id, event, policy, happening })),
        ),
      );
      happened.set(jurisdiction, found);
      return found;
    },
    report,
  };
}

/** A case that was examined again has the outcome of its last decision. */
function lastOfEachCase(decided: readonly EntryOf<'decided'>[]): EntryOf<'decided'>[] {
  const last = new Map<string, EntryOf<'decided'>>();
  for (const one of decided) {
    const known = last.get(one.caseId);
    if (known === undefined || isLater(one, known)) last.set(one.caseId, one);
  }
  return decided.filter((one) => last.get(one.caseId) === one);
}

function isLater(one: EntryOf<'decided'>, other: EntryOf<'decided'>): boolean {
  if (one.decidedOn !== other.decidedOn) return one.decidedOn > other.decidedOn;
  return one.knownOn === other.knownOn ? one.id > other.id : one.knownOn > other.knownOn;
}
