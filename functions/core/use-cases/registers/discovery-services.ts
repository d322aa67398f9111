import type { CountyDirectory } from '../../ports/county-directory.ts';
import type { DiscoveryStore } from '../../ports/discovery-store.ts';
import type { DiscoverySearch, SearchCounts } from '../../registers/discovery-search.ts';
import type { ComparisonServices, PersonToCompare } from './comparison-services.ts';

/** What looking for people stands on. */
export interface DiscoveryServices extends ComparisonServices {
  readonly discovery: DiscoveryStore;
  readonly counties: CountyDirectory;
  /** Where absent, batches are worked one after the other. */
  readonly searchBatches?: SearchBatches;
}

/** A county of a search as another thread has to know it. */
export interface SearchRequest {
  readonly search: DiscoverySearch;
  readonly county: string;
  /** The county, and those above it that imported registers. */
  readonly places: readonly string[];
  readonly coverage: ReadonlyMap<string, string>;
  /** Of an authority above the counties: those of the search below it, which look for their people themselves. */
  readonly below: readonly string[];
}

/** Works the batches of a county, in their order; a runtime may work several at once. */
export interface SearchBatches {
  search(
    request: SearchRequest,
    people: AsyncIterable<readonly PersonToCompare[]>,
  ): AsyncIterable<{ readonly people: readonly PersonToCompare[]; readonly counts: SearchCounts }>;
}
