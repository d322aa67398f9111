import { levelOf, liesWithin } from '../../jurisdictions/jurisdiction-code.ts';
import {
  type DiscoverySearch,
  NOBODY_SEARCHED,
  type SearchPart,
  sumOfCounts,
} from '../../registers/discovery-search.ts';
import { Refusal } from '../../shared/refusal.ts';
import { contextWith, registerCoverage } from './comparison-services.ts';
import type { DiscoveryServices, SearchBatches, SearchRequest } from './discovery-services.ts';
import { inBatches } from './in-batches.ts';
import { registerPlaces } from './people-of.ts';
import { peopleToCompare } from './people-to-compare.ts';
import { searchBatch } from './search-batch.ts';

/**
 * Looks through a county of a search, batch by batch, from where it stands; what is done is given back as it is. One
 * whose policies refuse to be asked is failed and says why, so that it holds up no other.
 */
export async function searchCounty(
  services: DiscoveryServices,
  search: DiscoverySearch,
  county: string,
  onProgress: (part: SearchPart) => void = () => undefined,
): Promise<SearchPart> {
  const { discovery, clock } = services;
  let part = await partOf(services, search, county);
  if (part.state === 'done') return part;
  const step = async (next: SearchPart): Promise<SearchPart> => {
    part = next;
    await discovery.saveSearchPart(part);
    onProgress(part);
    return part;
  };
  try {
    const request = await requestOf(services, search, county);
    const { searchBatches: worked = inTurn(services) } = services;
    const people = inBatches(peopleToCompare(services, county, part.person));
    for await (const { people: batch, counts } of worked.search(request, people))
      await step({
        ...part,
        ...sumOfCounts([part, counts]),
        person: batch.at(-1)?.person ?? part.person,
      });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failCounty(services, search, county, error);
  }
  return step({ ...part, state: 'done', finishedAt: clock.now() });
}

/** Ends a county of a search that cannot be looked through, with the reason. */
export async function failCounty(
  services: Pick<DiscoveryServices, 'discovery' | 'clock'>,
  search: DiscoverySearch,
  county: string,
  { name, message }: Refusal,
): Promise<SearchPart> {
  const part = await partOf(services, search, county);
  const finishedAt = services.clock.now();
  const failed = { ...part, state: 'failed', problem: `${name}: ${message}`, finishedAt } as const;
  await services.discovery.saveSearchPart(failed);
  return failed;
}

/** Looks through one batch after the other. */
export function inTurn(services: DiscoveryServices): SearchBatches {
  return {
    async *search(request, people) {
      const { search, county, coverage } = request;
      const context = contextWith(services, county, search.on, coverage);
      for await (const batch of people)
        yield { people: batch, counts: await searchBatch(services, context, request, batch) };
    },
  };
}

/** How far a county is; one that failed is tried again from where it stood. */
async function partOf(
  { discovery }: Pick<DiscoveryServices, 'discovery'>,
  search: DiscoverySearch,
  county: string,
): Promise<SearchPart> {
  const known = (await discovery.searchParts(search)).find((part) => part.county === county);
  if (known?.state === 'done') return known;
  const fresh = { search: search.id, county, person: null, ...NOBODY_SEARCHED };
  return { ...fresh, ...known, state: 'searching', problem: null, finishedAt: null };
}

async function requestOf(
  { registers }: DiscoveryServices,
  search: DiscoverySearch,
  county: string,
): Promise<SearchRequest> {
  const places = await registerPlaces(registers, county);
  const coverage = await registerCoverage(registers, search.on, places);
  const isCounty = levelOf(county) === 'county';
  const below = isCounty ? [] : search.counties.filter((one) => one !== county && liesWithin(one, county));
  return { search, county, places, coverage, below };
}
