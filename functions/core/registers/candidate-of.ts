import type { Dossier } from '../entitlements/dossier.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import { digestOf } from '../shared/digest.ts';
import { addMonths, type Month } from '../shared/month.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { contradictions } from './contradictions.ts';
import type { DiscoveryCandidate, DiscoveryReason, WouldGet } from './discovery-candidate.ts';
import { knownState } from './known-state.ts';
import { grantedBenefits, qualificationOf } from './qualifies.ts';
import type { RegisterRecord } from './register-record.ts';
import { registeredFacts } from './registered-facts.ts';

/** No source says how long an entry is new: without `time.discovery.newForMonths` a quarter, from one exchange between 民政 and 残联 to the next (N 6). */
const newForMonthsByDefault = 3;
const CERTIFICATES = 'disability-certificates';
const MINIMUM_LIVING = 'minimum-living';

/** What somebody would get who receives nothing of it; empty where nothing, or where he has no certificate. */
export async function wouldGet(
  dossier: Dossier,
  records: readonly RegisterRecord[],
  context: ComparisonContext,
): Promise<readonly WouldGet[]> {
  const contradictory = new Set(contradictions(records).map(({ record }) => record));
  const sound = records.filter((record) => !contradictory.has(record));
  if (presentIn(sound, CERTIFICATES) === undefined) return [];
  const state = knownState(dossier, context.on);
  const granted = grantedBenefits(state);
  const { benefits } = await qualificationOf(state, sound, registeredFacts(sound, context), context);
  return Object.entries(benefits)
    .filter(([benefit, { outcome }]) => outcome !== 'refused' && !granted.has(benefit))
    .map(([benefit, { outcome, fen, class: name }]) => ({
      benefit,
      certainty: outcome === 'granted' ? 'qualifies' : 'may-qualify',
      fen,
      class: name,
    }));
}

/** Puts somebody on the list; the rank sorts certain before possible, new entries first, then the larger amount. */
export function candidateOf(
  person: PersonRef,
  benefits: readonly WouldGet[],
  records: readonly RegisterRecord[],
  { jurisdiction, on, policy }: Pick<ComparisonContext, 'jurisdiction' | 'on' | 'policy'>,
): DiscoveryCandidate {
  const newForMonths = policy.rules.time?.discovery?.newForMonths ?? newForMonthsByDefault;
  const { reason, since } = reasonOf(records, addMonths(on.slice(0, 7), -newForMonths), on);
  const monthlyFen = benefits.reduce((sum, { fen }) => sum + fen, 0);
  return {
    id: candidateId(jurisdiction, person),
    revision: 1,
    jurisdiction,
    township: records.find(({ township }) => township !== null)?.township ?? null,
    person,
    reason,
    since,
    month: on.slice(0, 7),
    wouldGet: benefits,
    monthlyFen,
    rank: rankOf(reason, monthlyFen, since),
    status: 'to-contact',
    contacts: [],
    caseId: null,
    waiverId: null,
    foundOn: on,
    evaluatedOn: on,
  };
}

export function candidateId(jurisdiction: string, person: PersonRef): string {
  return `candidate_${digestOf({ jurisdiction, person }).slice(0, 32)}`;
}

/** New certificates and new 低保 entries first (W 二(二), 三(一), 细则 一). */
function reasonOf(
  records: readonly RegisterRecord[],
  sinceMonth: Month,
  on: string,
): { readonly reason: DiscoveryReason; readonly since: string } {
  const startOf = (register: string): string | undefined => {
    const record = presentIn(records, register);
    return record && (record.factsFrom ?? record.since);
  };
  const [certificate, living] = [startOf(CERTIFICATES), startOf(MINIMUM_LIVING)];
  if (certificate !== undefined && certificate.slice(0, 7) >= sinceMonth)
    return { reason: 'new-certificate', since: certificate };
  if (living !== undefined && living.slice(0, 7) >= sinceMonth)
    return { reason: 'new-minimum-living', since: living };
  return { reason: 'not-applied', since: certificate ?? on };
}

function presentIn(records: readonly RegisterRecord[], register: string): RegisterRecord | undefined {
  return records.find((one) => one.register === register && one.standing === 'present');
}

/** Sorts ascending: certain before possible, new entries before old ones, more money before less, longer before shorter. */
function rankOf(reason: DiscoveryReason, monthlyFen: number, since: string): string {
  const certain = monthlyFen > 0 ? '0' : '1';
  const fresh = reason === 'not-applied' ? '1' : '0';
  return `${certain}${fresh} ${String(999_999_999 - monthlyFen).padStart(9, '0')} ${since}`;
}
