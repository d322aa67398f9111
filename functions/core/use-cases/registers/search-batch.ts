import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { SearchCounts } from '../../registers/discovery-search.ts';
import type { PersonToCompare } from './comparison-services.ts';
import type { DiscoveryServices, SearchRequest } from './discovery-services.ts';
import { type Looked, lookAtPerson } from './look-at-person.ts';
import { readPeople } from './read-people.ts';

type BatchServices = Omit<DiscoveryServices, 'counties' | 'searchBatches'>;

/** Looks at no more than 100 people and writes who is to be told; the same again changes nothing and counts the same. */
export async function searchBatch(
  services: BatchServices,
  context: ComparisonContext,
  { search, places, below }: SearchRequest,
  people: readonly PersonToCompare[],
): Promise<SearchCounts> {
  const own = await notKnownBelow(services, people, below);
  const read = await readPeople(services, own, places);
  const looked = await Promise.all(read.map((one) => lookAtPerson(services, context, search.id, one)));
  const of = (outcome: Looked) => looked.filter((each) => each === outcome).length;
  return { people: own.length, added: of('added'), updated: of('updated'), closed: of('closed') };
}

/** Whom the registers of a county below name, that county finds: nobody stands on two lists. */
async function notKnownBelow(
  { registers }: BatchServices,
  people: readonly PersonToCompare[],
  below: readonly string[],
): Promise<readonly PersonToCompare[]> {
  const persons = people.map(({ person }) => person);
  const known = new Set<string>();
  for (const county of below)
    for (const { registers: one } of await registers.load(county, persons)) known.add(one.person);
  return people.filter(({ person }) => !known.has(person));
}
