import type { Dossier, DossierEntry } from '../entitlements/dossier.ts';
import type { Month } from '../shared/month.ts';
import type { Paged, PageRequest } from './case-store.ts';
import type { PersonRef } from './identity-vault.ts';

/** What is known of every person over time. */
export interface DossierStore {
  /** Empty where nothing is known of the person. */
  load(person: PersonRef): Promise<Dossier>;
  /** Adds entries; one whose id is there already stays as it is, so that delivering twice is once. */
  add(person: PersonRef, entries: readonly DossierEntry[]): Promise<void>;
  /** Dossiers in the order of the people; at most 1000 at once. */
  loadAll(people: readonly PersonRef[]): Promise<readonly Dossier[]>;
  /** Everybody whom a jurisdiction ever decided to pay, by reference; for runs, page by page. */
  payees(jurisdiction: string, page: PageRequest): Promise<Paged<Dossier>>;
  /** The same by reference alone, for whoever lets others read them; cursors are the same. */
  payeeRefs(jurisdiction: string, page: PageRequest): Promise<Paged<PersonRef>>;
  /** The month in which the first decision of a jurisdiction to pay somebody became known here; undefined where none did. */
  payingSince(jurisdiction: string): Promise<Month | undefined>;
}
