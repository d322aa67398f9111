import type { Period } from '../oversight/period.ts';
import type { Recovery } from '../payments/recovery.ts';
import type { Paged, PageRequest } from './case-store.ts';
import type { PersonRef } from './identity-vault.ts';

/** Recoveries of wrongly paid money. */
export interface RecoveryStore {
  /** Keeps a new one (revision 1) or writes over the revision before it. Refuses revision-stale. */
  save(after: Recovery): Promise<void>;
  load(recoveryId: string): Promise<Recovery | undefined>;
  /** All of a person, the oldest first. */
  ofPerson(person: PersonRef): Promise<readonly Recovery[]>;
  /** Of a jurisdiction, by the day of opening. */
  list(jurisdiction: string, status: Recovery['status'], page: PageRequest): Promise<Paged<Recovery>>;
  /** The same, opened in the months of a period by Beijing time, and no others read. */
  openedIn(
    jurisdiction: string,
    status: Recovery['status'],
    period: Period,
    page: PageRequest,
  ): Promise<Paged<Recovery>>;
}
