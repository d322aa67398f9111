import type { Comparison } from '../registers/comparison.ts';
import type { Finding, FindingKind } from '../registers/finding.ts';
import type { AnswerBeside } from './answer-store.ts';
import type { Paged, PageRequest } from './case-store.ts';
import type { PersonRef } from './identity-vault.ts';

/** Which findings are meant; every one is a key of the store, none a scan. */
export type FindingList =
  /** Unsettled ones of a jurisdiction, by due day. */
  | { readonly list: 'unsettled'; readonly jurisdiction: string }
  /** Unsettled ones that an office is to settle, by due day. */
  | { readonly list: 'office'; readonly role: Finding['owner']['role']; readonly place: string }
  /** All found in a month, in any status, by day. */
  | { readonly list: 'found'; readonly jurisdiction: string; readonly month: string }
  | { readonly list: 'kind'; readonly jurisdiction: string; readonly kind: FindingKind }
  | { readonly list: 'person'; readonly person: PersonRef };

/** The ledger of findings (问题台帐) and the comparisons that filled it. Findings are personal data and kept sealed. */
export interface FindingStore {
  /** Adds new findings, at most 100; gives the ids of those that were not there in any status. */
  add(findings: readonly Finding[]): Promise<readonly string[]>;
  load(id: string): Promise<Finding | undefined>;
  /** Writes the next revision, an answer beside it; refuses revision-stale unless the stored one is `finding.revision - 1`. */
  save(finding: Finding, beside?: AnswerBeside): Promise<void>;
  list(list: FindingList, page: PageRequest): Promise<Paged<Finding>>;
  /** Settled ones whose entries the dossier may not have yet, in any jurisdiction. */
  unrecorded(page: PageRequest): Promise<Paged<Finding>>;
  comparison(id: string): Promise<Comparison | undefined>;
  /** The last one wins, since one process runs a comparison. */
  saveComparison(one: Comparison): Promise<void>;
  /** Newest day first. */
  comparisons(jurisdiction: string, page: PageRequest): Promise<Paged<Comparison>>;
}
