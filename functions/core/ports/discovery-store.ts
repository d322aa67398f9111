import type { DiscoveryCandidate, DiscoveryStatus } from '../registers/discovery-candidate.ts';
import type { DiscoverySearch, SearchPart } from '../registers/discovery-search.ts';
import type { Month } from '../shared/month.ts';
import type { AnswerBeside } from './answer-store.ts';
import type { Paged, PageRequest } from './case-store.ts';

/** The searches that filled the list; they name nobody but by reference. */
export interface DiscoverySearches {
  /** False where one of this id was begun already, which stays as it is. */
  beginSearch(one: DiscoverySearch): Promise<boolean>;
  search(id: string): Promise<DiscoverySearch | undefined>;
  /** Newest first. */
  searches(jurisdiction: string, page: PageRequest): Promise<Paged<DiscoverySearch>>;
  /** How far counties are; those that nobody began with are left out. */
  searchParts(search: DiscoverySearch): Promise<readonly SearchPart[]>;
  /** The last one wins, since one process searches a county. */
  saveSearchPart(part: SearchPart): Promise<void>;
}

/** People who qualify and receive nothing; kept sealed. */
export interface DiscoveryStore extends DiscoverySearches {
  load(id: string): Promise<DiscoveryCandidate | undefined>;
  /** Writes the next revision (1: new), an answer beside it; refuses revision-stale unless the stored one is one less. */
  save(candidate: DiscoveryCandidate, beside?: AnswerBeside): Promise<void>;
  /** By rank, which says who comes first. */
  list(jurisdiction: string, status: DiscoveryStatus, page: PageRequest): Promise<Paged<DiscoveryCandidate>>;
  /** Who was found in a month, in any status, by day. */
  foundIn(jurisdiction: string, month: Month, page: PageRequest): Promise<Paged<DiscoveryCandidate>>;
}
