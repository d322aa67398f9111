import type { TimelineFile } from '../../../../generated/timeline-file.ts';
import { referenceMonth } from '../../../cases/reference-month.ts';
import type { Dossier, DossierEntry, GrantedBenefit } from '../../../entitlements/dossier.ts';
import type { PersonRef } from '../../../ports/identity-vault.ts';
import { isObject } from '../../../shared/json.ts';
import { parseMoney } from '../../../shared/money.ts';
import type { ResolvedRules } from '../../policy.ts';

type TimelineEntry = TimelineFile['entries'][number];

/** Where a timeline was written down, and the rules that work out what it leaves to them. */
export interface TimelinePlace {
  readonly jurisdiction: string;
  rulesOf(jurisdiction: string, day: string): ResolvedRules;
}

/** The dossier that a timeline stands for. Entries without an id are named by their number. */
export function timelineDossier({ entries }: TimelineFile, place: TimelinePlace): Dossier {
  return {
    person: 'timeline' as PersonRef,
    entries: entries.map((entry, index) => dossierEntry(entry, entry.id ?? `entry-${index + 1}`, place)),
  };
}

function dossierEntry(entry: TimelineEntry, id: string, place: TimelinePlace): DossierEntry {
  const said = (natural: string) => {
    const knownOn = entry.knownOn ?? natural;
    return {
      id,
      knownOn,
      at: `${knownOn}T04:00:00.000Z`,
      source: { kind: 'officer', id: 'timeline' },
    } as const;
  };
  if ('facts' in entry)
    return {
      ...said(entry.from),
      type: 'facts',
      from: entry.from,
      values: flat(entry.facts),
      asOf: entry.asOf ?? null,
    };
  if ('event' in entry) return { ...said(entry.on), type: 'event', event: entry.event, on: entry.on };
  if ('ended' in entry) return { ...said(entry.on), type: 'event-ended', event: entry.ended, on: entry.on };
  if ('decided' in entry) {
    const { appliedOn, decidedOn, jurisdiction = place.jurisdiction } = entry;
    const fromMonth =
      entry.fromMonth ?? referenceMonth(place.rulesOf(jurisdiction, decidedOn), appliedOn, decidedOn);
    const caseId = entry.case ?? id;
    const benefits = Object.fromEntries(
      Object.entries(entry.decided).map(([benefit, one]) => [benefit, grantedBenefit(one)]),
    );
    return {
      ...said(decidedOn),
      type: 'decided',
      caseId,
      jurisdiction,
      appliedOn,
      decidedOn,
      fromMonth,
      benefits,
    };
  }
  if ('backPay' in entry) {
    const { backPay: benefit, months, ground } = entry;
    return { ...said(`${months[0]}-01`), type: 'back-pay', benefit, months, ground };
  }
  if ('transition' in entry) {
    const { transition: from, through, ground } = entry;
    return { ...said(`${from}-01`), type: 'transition', from, through, ground };
  }
  if ('appeal' in entry) {
    const { appeal, on, against, outcome = null } = entry;
    return { ...said(on), type: 'appeal', appeal, on, against, outcome };
  }
  if ('recertified' in entry) {
    const { on, recertified: result, means = 'visit' } = entry;
    return { ...said(on), type: 'recertified', on, means, result };
  }
  return { ...said(entry.knownOn), type: 'withdrawn', entry: entry.withdrawn, ground: entry.ground };
}

function grantedBenefit(
  decided: Extract<TimelineEntry, { decided: unknown }>['decided'][string],
): GrantedBenefit {
  if (typeof decided === 'string') return { outcome: decided, overrideFen: null, ground: null };
  const { outcome, amount, ground } = decided;
  return { outcome, overrideFen: parseMoney(amount) ?? null, ground };
}

/** Nested facts by their dotted ids; lists stay whole. */
function flat(facts: Readonly<Record<string, unknown>>, prefix = ''): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.entries(facts).map(([key, value]) =>
      isObject(value) ? flat(value, `${prefix}${key}.`) : { [`${prefix}${key}`]: value },
    ),
  );
}
