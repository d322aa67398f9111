import { beginSearch } from './begin-search.ts';
import type { DiscoveryServices } from './discovery-services.ts';
import { searchCounty } from './search-county.ts';
import { type SearchReport, showSearch } from './show-search.ts';

/**
 * Looks through the registers of a jurisdiction for people who would get something and receive nothing of it, to the
 * end; goes on with the search of the day that was interrupted. Refuses jurisdiction-unknown, policy-not-in-force.
 */
export async function findPeople(
  services: DiscoveryServices,
  jurisdiction: string,
  on: string,
): Promise<SearchReport> {
  const search = await beginSearch(services, jurisdiction, on);
  for (const county of search.counties) await searchCounty(services, search, county);
  return showSearch(services, search);
}
