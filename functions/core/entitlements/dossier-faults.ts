import type { Policy } from '../policies/policy.ts';
import { monthIndex } from '../shared/month.ts';
import { contradictingDates } from './contradicting-dates.ts';
import type { Dossier } from './dossier.ts';
import type { DossierFault, DueRequest, EntitlementContext } from './entitlement-context.ts';
import { factHistory } from './fact-history.ts';
import { happeningsOf } from './happenings.ts';
import { type KnownEntries, knownEntries } from './known-entries.ts';
import { policyInMonth } from './policy-in-month.ts';

/** Entries that contradict themselves or each other, told from the entries and the policy alone. */
export function dossierFaults(
  dossier: Dossier,
  request: DueRequest,
  context: EntitlementContext,
): DossierFault[] {
  const known = knownEntries(dossier, request.knownOn);
  const policies = policiesOf(known, request, context);
  return [
    ...contradictions(known, dossier),
    ...endsWithoutEvent(known, policies),
    ...unknownEvents(known, policies),
    ...transitionsNotAllowed(known, policies),
    ...pointingNowhere(dossier, known),
  ];
}

function contradictions({ decided, facts, transition }: KnownEntries, { entries }: Dossier): DossierFault[] {
  const counting = new Set(facts.map(({ id }) => id));
  const faults: DossierFault[] = [];
  const add = (entry: string, message: string) => faults.push({ entry, code: 'dates-contradict', message });
  for (const { id, appliedOn, decidedOn } of decided)
    if (decidedOn < appliedOn)
      add(id, `decided on ${decidedOn} on an application of ${appliedOn}; right is a day not before it`);
  for (const entry of entries) {
    const dates =
      entry.type === 'facts' && counting.has(entry.id) ? contradictingDates(entry.values) : undefined;
    if (dates !== undefined)
      add(
        entry.id,
        `a certificate issued on ${dates.issuedOn} cannot expire on ${dates.expiresOn}; neither day counts until it is mended`,
      );
  }
  for (const { id, from, through } of transition)
    if (through < from)
      add(id, `a transition from ${from} through ${through} has no month; right is an end not before it`);
  return faults;
}

/** The policies of the places that decided, as they stand in the last month asked. */
function policiesOf(
  { decided }: KnownEntries,
  { through, knownOn }: DueRequest,
  context: EntitlementContext,
): Policy[] {
  const policies = decided.map(({ jurisdiction }) => policyInMonth(context, jurisdiction, through, knownOn));
  return [...new Set(policies)].filter((policy) => policy !== undefined);
}

function endsWithoutEvent(known: KnownEntries, policies: readonly Policy[]): DossierFault[] {
  const history = factHistory(known.facts);
  const hasBegun = (name: string, by: string): boolean =>
    policies.some(({ jurisdiction, rules }) => {
      const event = rules.events?.[name];
      if (event === undefined) return false;
      return happeningsOf(name, event, jurisdiction, known, history).some(({ on }) => on <= by);
    });
  return known['event-ended']
    .filter(({ event, on }) => !hasBegun(event, on))
    .map(({ id, event, on }) => ({
      entry: id,
      code: 'end-without-event',
      message: `${event} ended on ${on}, but did not begin before; right is to record the beginning, or a later end`,
    }));
}

function unknownEvents(known: KnownEntries, policies: readonly Policy[]): DossierFault[] {
  if (policies.length === 0) return [];
  return [...known.event, ...known['event-ended']]
    .filter((one) => !policies.some(({ rules }) => Object.hasOwn(rules.events ?? {}, one.event)))
    .map(({ id, event }) => ({
      entry: id,
      code: 'event-unknown',
      message: `${event} is not a life event of ${policies.map(({ jurisdiction }) => jurisdiction).join(' or ')}; it changes nothing`,
    }));
}

function transitionsNotAllowed({ transition }: KnownEntries, policies: readonly Policy[]): DossierFault[] {
  const longest = policies.map(({ rules }) => {
    const { allowed = false, months = null } = rules.time?.transition ?? {};
    return allowed ? (months ?? Number.POSITIVE_INFINITY) : 0;
  });
  const most = Math.max(0, ...longest);
  return transition
    .filter(({ from, through }) => monthIndex(through) - monthIndex(from) + 1 > most)
    .map(({ id, from, through }) => ({
      entry: id,
      code: 'transition-not-allowed',
      message: `a transition from ${from} through ${through} is longer than the policy allows; right is at most ${most} months, which is what counts`,
    }));
}

/** Withdrawals and appeals whose entry is not there. */
function pointingNowhere({ entries }: Dossier, { withdrawn, appeal }: KnownEntries): DossierFault[] {
  const ids = new Set(entries.map(({ id }) => id));
  const right = 'right is the id of an entry of this person';
  return [
    ...withdrawn
      .filter(({ entry }) => !ids.has(entry))
      .map(
        ({ id, entry }): DossierFault => ({
          entry: id,
          code: 'withdraws-nothing',
          message: `it withdraws ${entry}, which is not there; ${right}`,
        }),
      ),
    ...appeal
      .filter(({ against }) => !ids.has(against))
      .map(
        ({ id, against }): DossierFault => ({
          entry: id,
          code: 'appeal-against-nothing',
          message: `the appeal is directed against ${against}, which is not there; ${right}`,
        }),
      ),
  ];
}
