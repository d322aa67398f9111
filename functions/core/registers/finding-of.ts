import type { PersonRef } from '../ports/identity-vault.ts';
import { digestOf } from '../shared/digest.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type {
  BenefitAtStake,
  Finding,
  FindingEvidence,
  FindingKind,
  FindingOwner,
  ProposedEntry,
} from './finding.ts';
import { findingTerm } from './finding-term.ts';
import { findingWords } from './finding-words.ts';
import type { RegisterRecord } from './register-record.ts';

/** What was found, before it has an id, an owner and a term. */
export interface FoundMatter {
  readonly kind: FindingKind;
  readonly subject: readonly string[];
  readonly records: readonly RegisterRecord[];
  readonly proposed: readonly ProposedEntry[];
  readonly atStake: readonly BenefitAtStake[];
  /** What tells findings without rows apart: the months that are unpaid, the day on which a certificate expires. */
  readonly mark?: string;
}

/** Makes a finding; the same rows about the same person make the same id, on whatever day. */
export function findingOf(person: PersonRef, matter: FoundMatter, context: ComparisonContext): Finding {
  const { kind, records, proposed, atStake, mark } = matter;
  const { jurisdiction, on, calendar, policy } = context;
  const subject = [...new Set(matter.subject)].sort();
  const rows = records.map(({ digest }) => digest).sort();
  const digest = digestOf({ jurisdiction, person, kind, subject, rows: mark === undefined ? rows : [mark] });
  const township = records.find((record) => record.township !== null)?.township ?? null;
  return {
    id: `finding_${digest.slice(0, 32)}`,
    revision: 1,
    jurisdiction,
    township,
    person,
    kind,
    subject,
    evidence: records.map((record) => evidenceOf(record, subject)),
    proposed,
    atStake,
    monthlyFen: atStake.reduce((sum, { monthlyFen }) => sum + monthlyFen, 0),
    totalFen: atStake.reduce((sum, { totalFen }) => sum + totalFen, 0),
    explanation: findingWords(kind, subject, records, atStake, context),
    owner: ownerOf(kind, records, jurisdiction, township),
    foundOn: on,
    ...findingTerm(policy.rules, calendar, on),
    status: 'open',
    visits: [],
    settlement: null,
  };
}

function evidenceOf(record: RegisterRecord, subject: readonly string[]): FindingEvidence {
  const { register, digest, asOf, importId, line, facts, events, benefits } = record;
  const values = Object.fromEntries([
    ...Object.entries(facts).filter(([id]) => subject.includes(id)),
    ...events.map(({ event, on, over }) => [`event.${event}`, over === null ? on : `${on}/${over}`] as const),
    ...benefits.map(({ code, monthlyAmount }) => [`otherBenefits.${code}`, monthlyAmount] as const),
  ]);
  return { register, row: digest, asOf, importId, line, values };
}

/**
 * Who settles it: certificates the federation, which keeps them and reminds of their expiry (N 6, 13; W 二(四)); what is
 * contradictory or unpaid civil affairs; all else the township, which looks into doubtful data on the spot (W 细则 五).
 */
function ownerOf(
  kind: FindingKind,
  records: readonly RegisterRecord[],
  county: string,
  township: string | null,
): FindingOwner {
  if (kind === 'conflict' || kind === 'unpaid') return { role: 'civil-affairs', place: county };
  const isCertificate =
    records.length > 0 && records.every(({ register }) => register === 'disability-certificates');
  if (kind === 'certificate-expiring' || (isCertificate && kind !== 'should-receive'))
    return { role: 'federation', place: county };
  return { role: 'township', place: township ?? county };
}
