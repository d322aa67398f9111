import { levelOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { DiscoverySearch } from '../../registers/discovery-search.ts';
import type { DiscoveryServices } from './discovery-services.ts';
import { showSearch } from './show-search.ts';

/**
 * Begins a search of a jurisdiction, as of a day. Asked while one goes on it is that one; after its end it is another,
 * since registers may have come meanwhile. Refuses jurisdiction-unknown, policy-not-in-force.
 */
export async function beginSearch(
  services: Pick<DiscoveryServices, 'discovery' | 'counties' | 'catalogue' | 'clock'>,
  jurisdiction: string,
  on: string,
): Promise<DiscoverySearch> {
  const { discovery, catalogue, clock } = services;
  const counties = await countiesOf(services, jurisdiction);
  // Above the counties, each of them says for itself why it could not be searched.
  if (counties.length < 2) catalogue.policyOn(counties[0] ?? jurisdiction, on, on);
  for (let number = await lastNumber(services, jurisdiction, on); ; ) {
    const id = `search_${jurisdiction}_${on}_${number}`;
    const known = await discovery.search(id);
    if (known !== undefined) {
      if ((await showSearch(services, known)).state !== 'done') return known;
      number += 1;
      continue;
    }
    const fresh = { id, jurisdiction, on, number, counties, startedAt: clock.now() };
    if (await discovery.beginSearch(fresh)) return fresh; // or somebody was faster: his is looked at
  }
}

/** Where to begin to look for the present one: the list may be late, never ahead. */
async function lastNumber(
  { discovery }: Pick<DiscoveryServices, 'discovery'>,
  jurisdiction: string,
  on: string,
): Promise<number> {
  const { items } = await discovery.searches(jurisdiction, { limit: 1 });
  return items.find((one) => one.on === on)?.number ?? 1;
}

async function countiesOf(
  { counties }: Pick<DiscoveryServices, 'counties'>,
  jurisdiction: string,
): Promise<readonly string[]> {
  if (levelOf(jurisdiction) === 'county') return [jurisdiction];
  return counties.countiesIn(jurisdiction);
}
