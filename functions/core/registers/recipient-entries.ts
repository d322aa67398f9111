import { calendarDateAt } from '../calendar/beijing-time.ts';
import type { DossierEntry } from '../entitlements/dossier.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { statedBirthOn } from '../identities/resident-id-digits.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { factsForInquiry } from './facts-for-inquiry.ts';
import { knownState } from './known-state.ts';
import type { ListedRecipient } from './recipient-list.ts';
import type { RegisterRecord } from './register-record.ts';
import { listedBenefit, registeredBenefits } from './registered-benefits.ts';
import { registeredFacts } from './registered-facts.ts';

/** Whom an office pays already, and what registers say of him. */
interface TakenOver {
  readonly person: PersonRef;
  readonly records: readonly RegisterRecord[];
  readonly listed: ListedRecipient;
}

/** Who takes over, when, and from which month on it is paid here. */
interface Taking {
  readonly jurisdiction: string;
  readonly from: Month;
  readonly by: string;
  readonly vouchesOtherBenefits: boolean | undefined;
  /** ISO instant. */
  readonly at: string;
}

/** The stem of the entries' ids, so that taking over twice is once. */
export function takenOverId(person: PersonRef, jurisdiction: string): string {
  return `taken-over-${jurisdiction}-${person}`;
}

/** What a dossier begins with: what registers show, the decision that stands on the list, and its last review. */
export function recipientEntries(
  one: TakenOver,
  taking: Taking,
  context: ComparisonContext,
): readonly DossierEntry[] {
  const { jurisdiction, from, by, at } = taking;
  const { appliedOn, reviewedOn, benefits } = one.listed;
  const today = calendarDateAt(at);
  const id = takenOverId(one.person, jurisdiction);
  const recorded = { at, knownOn: today, source: { kind: 'officer', id: by } } as const;
  const began = appliedOn ?? today;
  const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;
  const facts = [...knownFacts(one, taking, context)].map(
    ([day, values]): DossierEntry => ({
      ...recorded,
      id: day === '' ? `${id}.facts` : `${id}.facts.${day}`,
      type: 'facts',
      from: began,
      values,
      asOf: day === '' ? null : day,
    }),
  );
  const decided: DossierEntry = {
    ...recorded,
    id: `${id}.decided`,
    type: 'decided',
    caseId: id,
    jurisdiction,
    appliedOn: began,
    decidedOn: began,
    fromMonth: from,
    benefits: Object.fromEntries([...benefits.keys()].map((benefit) => [benefit, granted])),
  };
  if (reviewedOn === null) return [...facts, decided];
  const reviewed = { type: 'recertified', on: reviewedOn, means: 'data', result: 'confirmed' } as const;
  return [...facts, decided, { ...recorded, ...reviewed, id: `${id}.reviewed` }];
}

/** Facts by the day as of which registers show them; '' for what the list or the number says. */
function knownFacts(
  { records, listed: { residentId } }: TakenOver,
  { vouchesOtherBenefits }: Taking,
  context: ComparisonContext,
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const state = knownState({ person: '', entries: [] }, context.on);
  const shown = factsForInquiry(state, records, registeredFacts(records, context), context);
  const known: Record<string, unknown> = { 'person.birthDate': statedBirthOn(residentId), ...shown.facts };
  if (vouchesOtherBenefits)
    known[OTHER_BENEFITS] ??= registeredBenefits(records, context).drawn.map(({ benefit }) =>
      listedBenefit(benefit),
    );
  const byDay = new Map<string, Record<string, unknown>>();
  for (const [fact, value] of Object.entries(known)) {
    if (context.policy.rules.facts?.[fact] === undefined) continue;
    const day = shown.factsAsOf[fact] ?? '';
    byDay.set(day, { ...byDay.get(day), [fact]: value });
  }
  return byDay;
}
