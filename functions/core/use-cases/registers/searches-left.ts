import { superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { DiscoverySearches } from '../../ports/discovery-store.ts';
import type { DiscoverySearch } from '../../registers/discovery-search.ts';
import { openCounties } from './show-search.ts';

/** The last searches in which a county was left, whether it began them or an authority above it. */
export async function searchesLeft(
  { discovery }: { readonly discovery: Pick<DiscoverySearches, 'searches' | 'searchParts'> },
  county: string,
): Promise<readonly DiscoverySearch[]> {
  const left: DiscoverySearch[] = [];
  for (const place of [county, ...superiorsOf(county)]) {
    const { items } = await discovery.searches(place, { limit: 1 });
    for (const search of items)
      if ((await openCounties({ discovery }, search)).includes(county)) left.push(search);
  }
  return left;
}
