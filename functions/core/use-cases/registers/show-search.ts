import type { DiscoverySearches } from '../../ports/discovery-store.ts';
import {
  type DiscoverySearch,
  type SearchCounts,
  type SearchPart,
  sumOfCounts,
} from '../../registers/discovery-search.ts';

/** A search as far as it is. */
export interface SearchReport extends DiscoverySearch, SearchCounts {
  /** done: every county was looked through, or failed for a reason that is named. */
  readonly state: 'searching' | 'done';
  readonly finishedAt: string | null;
  readonly countiesDone: number;
  /** Counties that could not be searched, with the reason. */
  readonly failed: readonly { readonly county: string; readonly problem: string }[];
}

/** The counties of a search together. */
export async function showSearch(
  { discovery }: { readonly discovery: Pick<DiscoverySearches, 'searchParts'> },
  search: DiscoverySearch,
): Promise<SearchReport> {
  const parts = await discovery.searchParts(search);
  const over = parts.filter(isOver);
  const failed = over.flatMap(({ county, problem }) => (problem === null ? [] : [{ county, problem }]));
  const isDone = over.length === search.counties.length;
  const last = over.map(({ finishedAt }) => finishedAt ?? '').sort();
  return {
    ...search,
    state: isDone ? 'done' : 'searching',
    finishedAt: isDone ? (last.at(-1) ?? search.startedAt) : null,
    countiesDone: over.length - failed.length,
    failed,
    ...sumOfCounts(parts),
  };
}

/** Counties with which the search has still to go on. */
export async function openCounties(
  { discovery }: { readonly discovery: Pick<DiscoverySearches, 'searchParts'> },
  search: DiscoverySearch,
): Promise<readonly string[]> {
  const over = new Set((await discovery.searchParts(search)).filter(isOver).map(({ county }) => county));
  return search.counties.filter((county) => !over.has(county));
}

function isOver({ state }: SearchPart): boolean {
  return state !== 'searching';
}
