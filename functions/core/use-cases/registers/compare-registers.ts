import type { Comparison } from '../../registers/comparison.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { Finding } from '../../registers/finding.ts';
import type { Month } from '../../shared/month.ts';
import { comparedPerson } from './compared-person.ts';
import { type ComparisonServices, comparisonContext } from './comparison-services.ts';
import { peopleOf, type RegisteredPerson, registerPlaces } from './people-of.ts';
import { recordConfirmed } from './record-confirmed.ts';
import { reviewFindings } from './review-findings.ts';

/** Which jurisdiction is compared, and as of which day. */
export interface ComparisonRequest {
  readonly jurisdiction: string;
  readonly on: string;
  /** The last month that a payment run has paid; null: payments are not looked at. */
  readonly paidThrough: Month | null;
  readonly onProgress?: (one: Comparison) => void;
}

/** People who are looked at together, before the comparison's place is stored. */
const BATCH = 100;

/**
 * Compares the registers with what is due and paid: mismatches become findings, once for the same rows; what changes
 * no amount goes into the dossiers as it is. Goes on where it was interrupted; a day's comparison that is done is
 * given back as it is. Refuses jurisdiction-unknown, policy-not-in-force.
 */
export async function compareRegisters(
  services: ComparisonServices,
  { jurisdiction, on, paidThrough, onProgress = () => undefined }: ComparisonRequest,
): Promise<Comparison> {
  const { findings, clock } = services;
  let one =
    (await findings.comparison(comparisonId(jurisdiction, on))) ?? begun(jurisdiction, on, clock.now());
  if (one.state === 'done') return one;
  const places = await registerPlaces(services.registers, jurisdiction);
  const context = await comparisonContext(services, jurisdiction, on, places);
  const step = async (next: Comparison) => {
    one = next;
    await findings.saveComparison(one);
    onProgress(one);
  };
  if (one.state === 'comparing') {
    for await (const batch of batches(peopleOf(services, jurisdiction, places, one.person)))
      await step(await compareBatch(services, context, batch, paidThrough, one));
    await step({ ...one, state: 'reviewing' });
  }
  if (one.state === 'reviewing') await reviewFindings(services, context, paidThrough, one, step);
  await step({ ...one, state: 'done', finishedAt: clock.now() });
  return one;
}

/** Id of the comparison of a jurisdiction and day. */
function comparisonId(jurisdiction: string, on: string): string {
  return `comparison_${jurisdiction}_${on}`;
}

function begun(jurisdiction: string, on: string, startedAt: string): Comparison {
  return {
    id: comparisonId(jurisdiction, on),
    jurisdiction,
    on,
    startedAt,
    finishedAt: null,
    state: 'comparing',
    person: null,
    cursor: null,
    people: 0,
    recipients: 0,
    refreshed: 0,
    found: {},
    known: 0,
    superseded: 0,
    overpaidFen: 0,
    underpaidFen: 0,
  };
}

async function compareBatch(
  services: ComparisonServices,
  context: ComparisonContext,
  people: readonly RegisteredPerson[],
  paidThrough: Month | null,
  one: Comparison,
): Promise<Comparison> {
  const compared = await Promise.all(
    people.map(async (each) => ({
      person: each.person,
      ...(await comparedPerson(services, context, each, paidThrough)),
    })),
  );
  const refreshed = await Promise.all(
    compared.map(({ person, confirmed }) => recordConfirmed(services, context, person, confirmed)),
  );
  const found = compared.flatMap(({ findings }) => findings);
  const added = new Set<string>();
  for (let at = 0; at < found.length; at += 100)
    for (const id of await services.findings.add(found.slice(at, at + 100))) added.add(id);
  return counted(one, people, found, added, sum(refreshed));
}

function counted(
  one: Comparison,
  people: readonly RegisteredPerson[],
  findings: readonly Finding[],
  added: ReadonlySet<string>,
  refreshed: number,
): Comparison {
  const fresh = findings.filter(({ id }) => added.has(id));
  const found: Partial<Record<Finding['kind'], number>> = { ...one.found };
  for (const { kind } of fresh) found[kind] = (found[kind] ?? 0) + 1;
  const due = fresh.filter(({ kind }) => kind !== 'unpaid').flatMap(({ atStake }) => atStake);
  return {
    ...one,
    person: people.at(-1)?.person ?? one.person,
    people: one.people + people.length,
    recipients: one.recipients + people.filter(({ dossier }) => dossier !== undefined).length,
    refreshed: one.refreshed + refreshed,
    found,
    known: one.known + findings.length - fresh.length,
    overpaidFen: one.overpaidFen + sum(due.map(({ monthlyFen }) => Math.max(0, -monthlyFen))),
    underpaidFen: one.underpaidFen + sum(due.map(({ monthlyFen }) => Math.max(0, monthlyFen))),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

async function* batches(
  people: AsyncIterable<RegisteredPerson>,
): AsyncGenerator<readonly RegisteredPerson[]> {
  let batch: RegisteredPerson[] = [];
  for await (const one of people) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
