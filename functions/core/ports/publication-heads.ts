import type { PublicationHeads } from '../publications/publication-head.ts';

/** Remembers the last publications that were in use, so that nobody can put an older state back unnoticed. */
export interface PublicationHeadStore {
  load(): Promise<PublicationHeads>;
  /** Keeps later heads; one that is there already at the same or a later number stays. */
  advance(heads: PublicationHeads): Promise<void>;
}
