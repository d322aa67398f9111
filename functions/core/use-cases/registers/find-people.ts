import type { DiscoveryStore } from '../../ports/discovery-store.ts';
import { candidateId, candidateOf, wouldGet } from '../../registers/candidate-of.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { DiscoveryCandidate, WouldGet } from '../../registers/discovery-candidate.ts';
import { Refusal } from '../../shared/refusal.ts';
import { type ComparisonServices, comparisonContext } from './comparison-services.ts';
import { peopleOf, type RegisteredPerson, registerPlaces } from './people-of.ts';

export interface DiscoveryServices extends ComparisonServices {
  readonly discovery: DiscoveryStore;
}

/** What a search came to. */
export interface Discovery {
  readonly people: number;
  readonly added: number;
  /** Looked at again: what they would get, or why they stand there, has changed. */
  readonly updated: number;
  /** Receive by now, or no longer qualify. */
  readonly closed: number;
}

const BATCH = 100;

/**
 * Looks through the registers of a jurisdiction for people who would get something and receive nothing of it
 * (政策找人, N 11). Whoever has an open case or waived is left alone. Searching again on the same day changes nothing.
 */
export async function findPeople(
  services: DiscoveryServices,
  jurisdiction: string,
  on: string,
  onProgress: (sofar: Discovery) => void = () => undefined,
): Promise<Discovery> {
  const places = await registerPlaces(services.registers, jurisdiction);
  const context = await comparisonContext(services, jurisdiction, on, places);
  let total: Discovery = { people: 0, added: 0, updated: 0, closed: 0 };
  let batch: RegisteredPerson[] = [];
  const take = async () => {
    const outcomes = await Promise.all(batch.map((one) => lookAt(services, context, one)));
    const of = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
    total = {
      people: total.people + batch.length,
      added: total.added + of('added'),
      updated: total.updated + of('updated'),
      closed: total.closed + of('closed'),
    };
    batch = [];
    onProgress(total);
  };
  for await (const person of peopleOf(services, jurisdiction, places, null)) {
    batch.push(person);
    if (batch.length === BATCH) await take();
  }
  if (batch.length > 0) await take();
  return total;
}

type Outcome = 'added' | 'updated' | 'closed' | 'unchanged';

async function lookAt(
  services: DiscoveryServices,
  context: ComparisonContext,
  { person, records, dossier: paid }: RegisteredPerson,
): Promise<Outcome> {
  const { discovery, dossiers } = services;
  const known = await discovery.load(candidateId(context.jurisdiction, person));
  const dossier = paid ?? (await dossiers.load(person));
  const possible = await wouldGet(dossier, records, context);
  const free = possible.length === 0 ? [] : await notTakenUp(services, person, possible);
  if (free.length === 0) return known === undefined ? 'unchanged' : close(services, known, context.on);
  const fresh = candidateOf(person, free, records, context);
  if (known === undefined) return save(services, fresh, 'added');
  const isSame =
    known.status !== 'closed' &&
    known.rank === fresh.rank &&
    JSON.stringify(known.wouldGet) === JSON.stringify(fresh.wouldGet);
  if (isSame || known.evaluatedOn > context.on) return 'unchanged';
  const { contacts, foundOn } = known;
  const status = known.status === 'closed' || known.status === 'applied' ? 'to-contact' : known.status;
  return save(services, { ...fresh, revision: known.revision + 1, contacts, foundOn, status }, 'updated');
}

async function notTakenUp(
  { cases, waivers }: DiscoveryServices,
  person: string,
  benefits: readonly WouldGet[],
): Promise<readonly WouldGet[]> {
  const waived = (await waivers.ofPerson(person, { limit: 100 })).items.flatMap((waiver) => waiver.benefits);
  const open = await Promise.all(benefits.map(({ benefit }) => cases.openCaseOf(person, benefit)));
  return benefits.filter(({ benefit }, at) => open[at] === undefined && !waived.includes(benefit));
}

async function close(services: DiscoveryServices, known: DiscoveryCandidate, on: string): Promise<Outcome> {
  // Who applied or waived keeps that outcome: it is what became of the search.
  if (known.status !== 'to-contact' && known.status !== 'told') return 'unchanged';
  return save(
    services,
    { ...known, revision: known.revision + 1, status: 'closed', evaluatedOn: on },
    'closed',
  );
}

/** An officer who wrote in between is right; the next search looks again. */
async function save(
  { discovery }: DiscoveryServices,
  candidate: DiscoveryCandidate,
  outcome: Outcome,
): Promise<Outcome> {
  try {
    await discovery.save(candidate);
    return outcome;
  } catch (error) {
    if (error instanceof Refusal && error.name === 'revision-stale') return 'unchanged';
    throw error;
  }
}
