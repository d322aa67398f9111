import type { DiscoveryCandidate, DiscoveryStatus } from '../registers/discovery-candidate.ts';
import type { Month } from '../shared/month.ts';
import type { AnswerBeside } from './answer-store.ts';
import type { Paged, PageRequest } from './case-store.ts';

/** People who qualify and receive nothing; kept sealed. */
export interface DiscoveryStore {
  load(id: string): Promise<DiscoveryCandidate | undefined>;
  /** Writes the next revision (1: new), an answer beside it; refuses revision-stale unless the stored one is one less. */
  save(candidate: DiscoveryCandidate, beside?: AnswerBeside): Promise<void>;
  /** By rank, which says who comes first. */
  list(jurisdiction: string, status: DiscoveryStatus, page: PageRequest): Promise<Paged<DiscoveryCandidate>>;
  /** Who was found in a month, in any status, by day. */
  foundIn(jurisdiction: string, month: Month, page: PageRequest): Promise<Paged<DiscoveryCandidate>>;
}
