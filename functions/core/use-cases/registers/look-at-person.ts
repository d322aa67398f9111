import { candidateId, candidateOf, wouldGet } from '../../registers/candidate-of.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { DiscoveryCandidate, WouldGet } from '../../registers/discovery-candidate.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { DiscoveryServices } from './discovery-services.ts';
import type { readPeople } from './read-people.ts';

/** What looking at somebody has changed on the list. */
export type Looked = 'added' | 'updated' | 'closed' | 'unchanged';

type Services = Pick<DiscoveryServices, 'discovery' | 'cases' | 'waivers'>;

/**
 * Puts somebody on the list who would get something and receives nothing of it (政策找人, N 11), or takes him off.
 * Whoever has an open case or waived is left alone. What this very search wrote before it was interrupted is told again.
 */
export async function lookAtPerson(
  services: Services,
  context: ComparisonContext,
  search: string,
  { person, records, dossier }: Awaited<ReturnType<typeof readPeople>>[number],
): Promise<Looked> {
  const known = await services.discovery.load(candidateId(context.jurisdiction, person));
  if (known?.search === search) return lookedBefore(known);
  const possible = await wouldGet(dossier, records, context);
  const free = possible.length === 0 ? [] : await notTakenUp(services, person, possible);
  if (free.length === 0)
    return known === undefined ? 'unchanged' : close(services, known, context.on, search);
  const fresh = { ...candidateOf(person, free, records, context), search };
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

function lookedBefore({ status, revision }: DiscoveryCandidate): Looked {
  if (status === 'closed') return 'closed';
  return revision === 1 ? 'added' : 'updated';
}

async function notTakenUp(
  { cases, waivers }: Services,
  person: string,
  benefits: readonly WouldGet[],
): Promise<readonly WouldGet[]> {
  const waived = (await waivers.ofPerson(person, { limit: 100 })).items.flatMap((waiver) => waiver.benefits);
  const open = await Promise.all(benefits.map(({ benefit }) => cases.openCaseOf(person, benefit)));
  return benefits.filter(({ benefit }, at) => open[at] === undefined && !waived.includes(benefit));
}

async function close(
  services: Services,
  known: DiscoveryCandidate,
  on: string,
  search: string,
): Promise<Looked> {
  // Who applied or waived keeps that outcome: it is what became of the search.
  if (known.status !== 'to-contact' && known.status !== 'told') return 'unchanged';
  const closed = { revision: known.revision + 1, status: 'closed', evaluatedOn: on, search } as const;
  return save(services, { ...known, ...closed }, 'closed');
}

/** An officer who wrote in between is right; the next search looks again. */
async function save({ discovery }: Services, candidate: DiscoveryCandidate, looked: Looked): Promise<Looked> {
  try {
    await discovery.save(candidate);
    return looked;
  } catch (error) {
    if (error instanceof Refusal && error.name === 'revision-stale') return 'unchanged';
    throw error;
  }
}
