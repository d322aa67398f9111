import type { PersonRef } from '../../ports/identity-vault.ts';
import type { Comparison } from '../../registers/comparison.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { Finding } from '../../registers/finding.ts';
import type { Month } from '../../shared/month.ts';
import { comparedPerson } from './compared-person.ts';
import type { BatchCounts, ComparisonServices, PersonToCompare } from './comparison-services.ts';
import { readPeople } from './read-people.ts';
import { recordConfirmed } from './record-confirmed.ts';

/** What a batch is compared by, besides the people. */
export interface BatchRequest {
  /** The county, and those above it that imported files. */
  readonly places: readonly string[];
  /** The last month that a payment run has paid; null: payments are not looked at. */
  readonly paidThrough: Month | null;
}

/** Compares at most 100 people and stores what was found; comparing them again finds nothing new. */
export async function compareBatch(
  services: ComparisonServices,
  context: ComparisonContext,
  people: readonly PersonToCompare[],
  { places, paidThrough }: BatchRequest,
): Promise<BatchCounts> {
  const read = await readPeople(services, people, places);
  const compared = await Promise.all(
    read.map(async (each) => ({
      person: each.person,
      ...(await comparedPerson(services, context, each, paidThrough)),
    })),
  );
  const refreshed = await Promise.all(
    compared.map(({ person, confirmed }) => recordConfirmed(services, context, person, confirmed)),
  );
  const found = compared.flatMap(({ findings }) => findings);
  return countsOf(people, found, await addFindings(services, found, context.on), sum(refreshed));
}

/** Stores findings and gives the ids of those that are of this comparison, also if an interrupted attempt stored them. */
async function addFindings(
  { findings }: ComparisonServices,
  found: readonly Finding[],
  on: string,
): Promise<ReadonlySet<string>> {
  const fresh = new Set<string>();
  for (let at = 0; at < found.length; at += 100)
    for (const id of await findings.add(found.slice(at, at + 100))) fresh.add(id);
  const known = found.filter(({ id }) => !fresh.has(id));
  const stored = await Promise.all(known.map(({ id }) => findings.load(id)));
  for (const finding of stored) if (finding?.foundOn === on) fresh.add(finding.id);
  return fresh;
}

/** A comparison with a batch more; `person` is the last one of it. */
export function withBatch(one: Comparison, counts: BatchCounts, person: PersonRef | null): Comparison {
  const found = { ...one.found };
  for (const [kind, number] of Object.entries(counts.found) as [Finding['kind'], number][])
    found[kind] = (found[kind] ?? 0) + number;
  return {
    ...one,
    person,
    found,
    people: one.people + counts.people,
    recipients: one.recipients + counts.recipients,
    refreshed: one.refreshed + counts.refreshed,
    known: one.known + counts.known,
    overpaidFen: one.overpaidFen + counts.overpaidFen,
    underpaidFen: one.underpaidFen + counts.underpaidFen,
  };
}

function countsOf(
  people: readonly PersonToCompare[],
  findings: readonly Finding[],
  ofThis: ReadonlySet<string>,
  refreshed: number,
): BatchCounts {
  const fresh = findings.filter(({ id }) => ofThis.has(id));
  const found: Partial<Record<Finding['kind'], number>> = {};
  for (const { kind } of fresh) found[kind] = (found[kind] ?? 0) + 1;
  const due = fresh.filter(({ kind }) => kind !== 'unpaid').flatMap(({ atStake }) => atStake);
  return {
    people: people.length,
    recipients: people.filter(({ isPayee }) => isPayee).length,
    refreshed,
    found,
    known: findings.length - fresh.length,
    overpaidFen: sum(due.map(({ monthlyFen }) => Math.max(0, -monthlyFen))),
    underpaidFen: sum(due.map(({ monthlyFen }) => Math.max(0, monthlyFen))),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
